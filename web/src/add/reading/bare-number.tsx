import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';

const TYPES = ['track', 'album', 'playlist'] as const;

interface BareNumberProps {
  id: string;
  onChoose: (link: string, how: 'pasted') => void;
}

/** A number may be words ("1989") or an id; which kind of id only the user knows. */
export function BareNumber({ id, onChoose }: BareNumberProps): ReactElement {
  return (
    <Group gap="xs" mb="sm" px={10}>
      <Text size="sm" c="dimmed">
        {words.add.bareNumber(id)}
      </Text>
      {TYPES.map((type) => (
        <Button
          key={type}
          size="xs"
          variant="default"
          onClick={() => {
            onChoose(`${type}/${id}`, 'pasted');
          }}
        >
          {words.add.type[type]}
        </Button>
      ))}
    </Group>
  );
}
