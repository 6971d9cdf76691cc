import { Stack, Text, Title } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { Facts } from './facts.js';
import { HookList } from './hook-list.js';
import { Rights } from './rights.js';
import { StatePart } from './state-part.js';

/** How a plugin stands, when it works, and what it may do. */
export function Overview({ plugin }: { plugin: Plugin }): ReactElement {
  const { one } = words.plugins;
  return (
    <Stack gap={36}>
      {plugin.description && (
        <Text size="lg" maw={640}>
          {plugin.description}
        </Text>
      )}
      <Part title={one.state}>
        <StatePart plugin={plugin} />
      </Part>
      <Part title={one.hooks}>
        <HookList plugin={plugin} />
      </Part>
      <Part title={one.rights}>
        <Rights plugin={plugin} />
      </Part>
      <Part title={one.facts}>
        <Facts plugin={plugin} />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" mb="sm" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
