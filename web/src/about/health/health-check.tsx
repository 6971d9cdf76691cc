import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { Section } from '../section.js';
import { FindingLine } from './finding-line.js';
import classes from './health.module.css';

/** Examines the host on demand, and says what was found and what to do. */
export function HealthCheck(): ReactElement {
  const mayAsk = useMay('admin');
  const look = useMutation({ mutationFn: () => call(rest.GET('/api/v1/doctor')) });
  const { health } = words.about;
  return (
    <Section
      title={health.title}
      lead={mayAsk ? health.lead : words.about.noAdmin}
      action={
        <Button
          variant="default"
          className={classes.action}
          leftSection={<IconStethoscope size={18} stroke={1.75} aria-hidden />}
          loading={look.isPending}
          disabled={!mayAsk}
          onClick={() => {
            look.mutate();
          }}
        >
          {look.data ? health.runAgain : health.run}
        </Button>
      }
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
    </Section>
  );
}
