import { Skeleton, Stack, Text } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { AdminSection } from '../admin-section.js';
import { FindingLine } from './finding-line.js';
import classes from './health.module.css';

/** Examines the host on demand, and says what was found and what to do. */
export function HealthCheck(): ReactElement {
  const look = useMutation({ mutationFn: () => call(rest.GET('/api/v1/doctor')) });
  const { health } = words.about;
  return (
    <AdminSection
      title={health.title}
      lead={health.lead}
      action={{
        icon: IconStethoscope,
        text: look.data ? health.runAgain : health.run,
        isPending: look.isPending,
        run: look.mutate,
      }}
    >
      {look.error && <ErrorBox error={look.error} onDismiss={look.reset} />}
      <div role="status">
        {look.isPending && !look.data && (
          <Stack gap={10} aria-label={health.running}>
            {Array.from({ length: 5 }, (_, line) => (
              <Skeleton key={line} height={36} />
            ))}
          </Stack>
        )}
        {look.data && <Text fw={600}>{health.sum[look.data.status]}</Text>}
      </div>
      {look.data && (
        <ul className={classes.findings} aria-label={health.results}>
          {look.data.findings.map((finding) => (
            <FindingLine key={finding.check} finding={finding} />
          ))}
        </ul>
      )}
    </AdminSection>
  );
}
