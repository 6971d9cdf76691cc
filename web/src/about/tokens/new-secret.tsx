import { Button, Code, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CopyButton } from '../../parts/index.js';
import { words } from '../../words/index.js';
import classes from './new-secret.module.css';

/** A secret that is shown once. */
export function NewSecret({ secret, onDone }: { secret: string; onDone: () => void }): ReactElement {
  const { tokens } = words.about;
  return (
    <Stack>
      <Text size="sm">{tokens.secretOnce}</Text>
      <div className={classes.secret}>
        <Code block tabIndex={0} data-autofocus className={classes.text}>
          {secret}
        </Code>
        <CopyButton text={secret} label={tokens.copy} />
      </div>
      <Group justify="flex-end">
        <Button mih={40} onClick={onDone}>
          {tokens.done}
        </Button>
      </Group>
    </Stack>
  );
}
