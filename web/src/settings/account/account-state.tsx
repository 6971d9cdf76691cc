import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sourceQuery, type Schema } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { AccountFacts } from './account-facts.js';
import { AccountVerdict } from './account-verdict.js';
import { HostCheck } from '../check/host-check.js';
import { StateLine } from '../check/state-line.js';

const say = words.settings.account;
/** Names of the findings of `GET /doctor` that are about the account. */
const CHECKS = /^(account|secret)-|^clock$/;

/** How the account stands, in words, and a way to look again. */
export function AccountState(): ReactElement {
  const { data, error, refetch } = useQuery(sourceQuery);
  return (
    <Paper withBorder radius="lg" p="md" px={20} mb="md" component="section" aria-label={say.title}>
      <Stack gap="sm">
        {data ? (
          <Known source={data} />
        ) : error ? (
          <ErrorBox error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton height={118} />
        )}
        <HostCheck label={say.check} checks={CHECKS} />
        <Text size="xs" c="dimmed">
          {say.own}
        </Text>
      </Stack>
    </Paper>
  );
}

function Known({ source }: { source: Schema<'SourceStatus'> }): ReactElement {
  return (
    <>
      <AccountVerdict source={source} />
      <AccountFacts source={source} />
      {source.warnings.map((warning) => (
        <StateLine key={warning} status="warning" title={warning} />
      ))}
    </>
  );
}
