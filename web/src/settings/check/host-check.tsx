import { Button, Group, Stack } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { StateLine } from './state-line.js';

interface HostCheckProps {
  label: string;
  /** Which findings of the host are shown, by their names. */
  checks: RegExp;
  /** Begins by itself, instead of with the first click. */
  isAutomatic?: boolean;
  /** How many lines come by themselves: room is kept for them. */
  linesExpected?: number;
}

/** Lets the host look at its surroundings, and shows what it found; after a change of the settings it looks again. */
export function HostCheck({ label, checks, isAutomatic = false, linesExpected = 0 }: HostCheckProps): ReactElement {
  const queries = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    // Below `host`: what makes that old, makes this old.
    queryKey: ['host', 'doctor', label],
    queryFn: async ({ signal }) => {
      const diagnosis = await call(rest.GET('/api/v1/doctor', { signal }));
      // The host has asked the service for it: the state of the account may have changed.
      void queries.invalidateQueries({ queryKey: ['source'] });
      return diagnosis;
    },
    enabled: ({ state }) => isAutomatic || state.dataUpdateCount > 0,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const findings = data?.findings.filter(({ check }) => checks.test(check)) ?? [];
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<IconStethoscope size={18} stroke={1.75} aria-hidden />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {label}
        </Button>
      </Group>
      {error && <ErrorBox error={error} />}
      {/* What is below stays in its place when the findings come by themselves. */}
      <Stack
        gap={6}
        mih={linesExpected * 31}
        role="status"
        aria-label={words.settings.check.result}
        aria-busy={isFetching}
      >
        {findings.map(({ check, status, message, advice }) => (
          <StateLine key={check} status={status} title={message} text={advice} />
        ))}
      </Stack>
    </Stack>
  );
}
