import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sourceQuery, type Schema } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { AccountCheck } from './account-check.js';
import { AccountFacts } from './account-facts.js';
import { AccountVerdict } from './account-verdict.js';
import { StateLine } from '../check/state-line.js';

const say = words.settings.account;

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
          <Skeleton height={160} />
        )}
        {data && <AccountCheck source={data} />}
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
