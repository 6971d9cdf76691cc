import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { hostQuery } from '../api/index.js';
import { words } from '../words/index.js';
import { endFirstVisit } from './first-visit.js';

const say = words.welcome.ready;
/** In every sandbox, whatever its seed is. */
const IN_THE_SANDBOX = { track: 'track_1000101', album: 'album_2000102', playlist: 'playlist_3000101' };

/** Something to begin with, where the music service is the sandbox: nobody knows its songs. */
export function Examples(): ReactElement | null {
  const { data: host } = useQuery(hostQuery);
  if (host?.setup.isSandbox !== true) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">{say.examples}</Text>
      <Group gap="xs">
        {Object.entries(IN_THE_SANDBOX).map(([type, text]) => (
          <Button
            key={type}
            component={Link}
            href={`/add?text=${text}`}
            variant="light"
            onClick={() => {
              endFirstVisit('done');
            }}
          >
            {say.exampleNames[type as keyof typeof IN_THE_SANDBOX]}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
