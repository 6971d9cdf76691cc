import { Button, Group, Stack } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { StateLine } from './state-line.js';

interface HostCheckProps {
  label: string;
  /** Which findings of the host are shown, by their names. */
  checks: RegExp;
}

/** Lets the host look at its surroundings, and shows what it found. */
export function HostCheck({ label, checks }: HostCheckProps): ReactElement {
  const queries = useQueryClient();
  const examination = useMutation({
    mutationFn: () => call(rest.GET('/api/v1/doctor')),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['source'] }),
  });
  const findings = examination.data?.findings.filter(({ check }) => checks.test(check)) ?? [];
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<IconStethoscope size={18} stroke={1.75} aria-hidden />}
          loading={examination.isPending}
          onClick={() => {
            examination.mutate();
          }}
        >
          {label}
        </Button>
      </Group>
      {examination.error && <ErrorBox error={examination.error} />}
      <Stack gap={6} role="status" aria-label={words.settings.check.result}>
        {findings.map(({ check, status, message, advice }) => (
          <StateLine key={check} status={status} title={message} text={advice} />
        ))}
      </Stack>
    </Stack>
  );
}
