import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { ManyRefused } from '../adding/add-many.js';
import { AddedNote } from '../adding/added-note.js';
import { useAdding } from '../adding/use-adding.js';
import { isMedia } from '../standing/ref.js';
import { WishBar } from '../wish/wish-bar.js';
import { loadAll } from './load-all.js';
import type { View } from './view-query.js';

interface AddAllAlbumsProps {
  artist: string;
  total: number;
  source: UseInfiniteQueryResult<InfiniteData<View>>;
}

/** Adds every album of an artist, after asking: it may be many. */
export function AddAllAlbums({ artist, total, source }: AddAllAlbumsProps): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const close = (): void => {
    setIsAsking(false);
  };
  const adding = useAdding(close);
  const gathering = useMutation({
    mutationFn: () => loadAll(source),
    onSuccess: (entries) => {
      adding.mutate(
        entries
          .map(({ ref }) => ref)
          .filter(isMedia)
          .map((ref) => ({ ref, force: false })),
      );
    },
  });
  return (
    <>
      <Button
        variant="light"
        leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
        onClick={() => {
          adding.reset();
          setIsAsking(true);
        }}
      >
        {words.add.addAllAlbums}
      </Button>
      {adding.data && <AddedNote answer={adding.data} />}
      <Modal opened={isAsking} onClose={close} title={words.add.addAllAlbumsTitle(total, artist)} centered size={520}>
        <Stack gap="md">
          <Text size="sm">{words.add.addAllAlbumsText}</Text>
          <WishBar />
          {gathering.error && <ErrorBox error={gathering.error} />}
          <ManyRefused adding={adding} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {words.add.cancel}
            </Button>
            <Button
              data-autofocus
              loading={gathering.isPending || adding.isPending}
              onClick={() => {
                gathering.mutate();
              }}
            >
              {words.add.addAll(total)}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
