import { Stack, Text } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';

interface EmptyProps {
  icon: TablerIcon;
  title: string;
  text?: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
}

/** In the place of a list that has nothing in it. */
export function Empty({ icon: Icon, title, text, children }: EmptyProps): ReactElement {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <Icon size={44} stroke={1.25} aria-hidden color="var(--text-quiet)" />
      <Text fw={600} size="lg">
        {title}
      </Text>
      {text && (
        <Text c="dimmed" maw={460}>
          {text}
        </Text>
      )}
      {children}
    </Stack>
  );
}
