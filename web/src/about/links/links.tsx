import { Anchor, Text, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { hostQuery } from '../../api/index.js';
import { hostUrl } from '../../base.js';
import { words } from '../../words/index.js';
import { Section } from '../section.js';
import classes from './links.module.css';

/** As the host names them, before it has. */
const DEFAULTS = { apiDocs: 'api/docs', openApi: 'api/docs-json', metrics: 'metrics' };

/** What programs and their makers look for. */
export function Links(): ReactElement {
  const { data = DEFAULTS } = useQuery({ ...hostQuery, select: (host) => host.links });
  const { links } = words.about;
  const all = [
    [data.apiDocs, links.docs],
    [data.openApi, links.openApi],
    [data.metrics, links.metrics],
    ['health/ready', links.health],
  ] as const;
  return (
    <Section title={links.title}>
      <ul className={classes.links}>
        {all.map(([path, text]) => (
          <li key={path}>
            <Anchor href={hostUrl(path)} target="_blank" rel="noopener" className={classes.link}>
              {text}
              <IconExternalLink size={16} stroke={1.75} aria-hidden />
              <VisuallyHidden> ({links.newTab})</VisuallyHidden>
            </Anchor>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="md">
        {links.licence}{' '}
        <Anchor component={Link} href="/welcome" size="sm">
          {links.welcome}
        </Anchor>
      </Text>
    </Section>
  );
}
