import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { Hold } from './hold.js';

/** What holds the queue, in full, and where to do something about it. */
export function HoldNote({ hold, onLeave }: { hold: Hold; onLeave: () => void }): ReactElement {
  return (
    <Stack gap={6}>
      <Text fw={600} size="sm">
        {hold.text}
      </Text>
      {hold.detail !== null && <Text size="sm">{hold.detail}</Text>}
      {hold.advice && (
        <Anchor component={Link} href={hold.advice.href} size="sm" onClick={onLeave}>
          {hold.advice.text}
        </Anchor>
      )}
    </Stack>
  );
}
