import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../words/index.js';
import { Examples } from './examples.js';
import { endFirstVisit } from './first-visit.js';
import type { SetUp } from './set-up.js';
import { StepHead } from './step-head.js';
import { Summary } from './summary.js';

const say = words.welcome;

/** What is set, and what to do first. */
export function ReadyStep({ setUp, onBack }: { setUp: SetUp; onBack: () => void }): ReactElement {
  return (
    <Stack gap="md">
      <StepHead title={say.ready.title} lead={say.ready.lead} />
      <Summary setUp={setUp} />
      {!setUp.isComplete && <Text size="sm">{say.ready.incomplete}</Text>}
      <Examples />
      <Group justify="space-between" mt="sm">
        <Button variant="default" onClick={onBack}>
          {say.back}
        </Button>
        <Onward />
      </Group>
    </Stack>
  );
}

/** Out of the guide, for good. */
export function Onward(): ReactElement {
  const end = (): void => {
    endFirstVisit('done');
  };
  return (
    <Group gap="xs">
      <Button component={Link} href="/" variant="default" onClick={end}>
        {say.ready.queue}
      </Button>
      <Button component={Link} href="/add" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={end}>
        {say.ready.add}
      </Button>
    </Group>
  );
}
