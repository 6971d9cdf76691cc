import { Button } from '@mantine/core';
import { useMutation, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { useBasket } from '../selection/basket.js';
import { isMedia, keyOf, type CatalogueRef, type Entry } from '../standing/ref.js';
import { AddAllAlbums } from './add-all-albums.js';
import classes from './content-tools.module.css';
import { loadAll } from './load-all.js';
import type { View } from './view-query.js';

interface ContentToolsProps {
  mediaRef: CatalogueRef;
  view: View;
  /** What is loaded of it. */
  entries: readonly Entry[];
  source: UseInfiniteQueryResult<InfiniteData<View>>;
}

/** More than the host takes at once is not chosen one by one; the whole can be added. */
const MOST = 10_000;

/** Above a list: choose all that is in it, or add all albums of an artist. */
export function ContentTools({ mediaRef, view, entries, source }: ContentToolsProps): ReactElement | null {
  const mayAdd = useMay('control');
  const put = useBasket((basket) => basket.put);
  const isAllIn = useBasket(({ refs }) => entries.every(({ ref }) => refs.has(keyOf(ref))));
  const isSome = useBasket(({ refs }) => refs.size > 0);
  const choosing = useMutation({
    mutationFn: async () => {
      put((await loadAll(source)).map(({ ref }) => ref).filter(isMedia), true);
    },
  });
  if (!mayAdd) return null;
  const total = view.total ?? view.trackCount ?? entries.length;
  return (
    <>
      <div className={classes.tools}>
        {mediaRef.type === 'artist' && <AddAllAlbums artist={view.title} total={total} source={source} />}
        {isSome && mediaRef.type !== 'artist' && <p className={classes.hint}>{words.add.chooseAllHint}</p>}
        {total <= MOST && (
          <Button
            className={classes.choose}
            variant="subtle"
            size="sm"
            loading={choosing.isPending}
            onClick={() => {
              if (isAllIn && !source.hasNextPage) put(entries.map(({ ref }) => ref).filter(isMedia), false);
              else choosing.mutate();
            }}
          >
            {isAllIn && !source.hasNextPage ? words.add.chooseNone : words.add.chooseAll}
          </Button>
        )}
      </div>
      {choosing.error && <ErrorBox error={choosing.error} onDismiss={choosing.reset} />}
    </>
  );
}
