import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';
import { Examples } from './examples.js';
import { Onward } from './ready-step.js';
import type { SetUp } from './set-up.js';
import { StepHead } from './step-head.js';
import { Summary } from './summary.js';

const say = words.welcome.overview;

/** For who has been here before, or has nothing left to set. */
export function Overview({ setUp, onAgain }: { setUp: SetUp; onAgain: () => void }): ReactElement {
  return (
    <Stack gap="md">
      <StepHead {...(setUp.isComplete ? say.complete : say.incomplete)} />
      <Summary setUp={setUp} />
      <Examples />
      <Group justify="space-between" mt="sm">
        <Button variant="subtle" onClick={onAgain}>
          {say.again}
        </Button>
        <Onward />
      </Group>
    </Stack>
  );
}
