import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';

/** A secret that is shown once. */
export function NewSecret({ secret, onDone }: { secret: string; onDone: () => void }): ReactElement {
  const { tokens } = words.about;
  return (
    <Stack>
      <Text size="sm">{tokens.secretOnce}</Text>
      <Code block tabIndex={0} data-autofocus style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              mih={40}
              leftSection={
                copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} stroke={1.75} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? tokens.copied : tokens.copy}
            </Button>
          )}
        </CopyButton>
        <Button mih={40} onClick={onDone}>
          {tokens.done}
        </Button>
      </Group>
    </Stack>
  );
}
