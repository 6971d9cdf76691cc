import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { hostQuery } from '../api/index.js';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';
import { Backups } from './backups/backups.js';
import { HostFacts } from './facts/host-facts.js';
import { Totals } from './facts/totals.js';
import { HealthCheck } from './health/health-check.js';
import { Links } from './links/links.js';
import { Tokens } from './tokens/tokens.js';

/** The host itself: what it is, whether it is well, who may enter. */
export function AboutPage(): ReactElement {
  const { data: version = '' } = useQuery({ ...hostQuery, select: (host) => host.version });
  return (
    <Page title={words.about.title} lead={words.about.lead(version)}>
      <Totals />
      <HostFacts />
      <HealthCheck />
      <Backups />
      <Tokens />
      <Links />
    </Page>
  );
}
