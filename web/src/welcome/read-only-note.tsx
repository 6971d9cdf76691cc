import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';

/** For who may look only. */
export function ReadOnlyNote({ mayChange }: { mayChange: boolean }): ReactElement | null {
  if (mayChange) return null;
  return (
    <Text c="dimmed" size="sm">
      {words.welcome.readOnly}
    </Text>
  );
}
