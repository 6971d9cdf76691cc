import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMusicOff } from '@tabler/icons-react';
import { useCallback, type ReactElement } from 'react';
import { useRoom } from '../../live/index.js';
import { Empty, ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useAddOne } from '../adding/use-add-one.js';
import { EntryRow } from '../rows/entry-row.js';
import { RowList } from '../rows/row-list.js';
import { SkeletonRows } from '../rows/skeleton-rows.js';
import { keyOf, type CatalogueRef } from '../standing/ref.js';
import { ContentTools } from './content-tools.js';
import classes from './preview-content.module.css';
import { PreviewHead } from './preview-head.js';
import { entriesOf, viewQuery } from './view-query.js';

/** What something is, and what is in it: tracks of an album or playlist, albums of an artist. */
export function PreviewContent({ mediaRef }: { mediaRef: CatalogueRef }): ReactElement {
  const view = useInfiniteQuery(viewQuery(mediaRef));
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = view;
  const add = useAddOne(mediaRef);
  // While it is in the queue its tracks are followed one by one.
  useRoom(add.standing.itemId !== null && mediaRef.type !== 'track' ? `item:${add.standing.itemId}` : null);
  const canGoOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const goOn = useCallback(() => {
    if (canGoOn) void fetchNextPage();
  }, [canGoOn, fetchNextPage]);

  const [head] = data?.pages ?? [];
  const entries = data && mediaRef.type !== 'track' ? entriesOf(data.pages) : [];
  const isOfTracks = mediaRef.type === 'album' || mediaRef.type === 'playlist';
  return (
    <>
      <PreviewHead
        mediaRef={mediaRef}
        view={head}
        seconds={hasNextPage ? null : secondsOf(entries)}
        hasFailed={error !== null && !data}
        add={add}
      />
      {error && !data && <ErrorBox error={error} title={words.add.previewFailed} onRetry={() => void view.refetch()} />}
      {head && entries.length > 0 && <ContentTools mediaRef={mediaRef} view={head} entries={entries} source={view} />}
      {!data && !error && mediaRef.type !== 'track' && <SkeletonRows count={8} isCompact={isOfTracks} />}
      {data && mediaRef.type !== 'track' && entries.length === 0 && (
        <Empty icon={IconMusicOff} title={words.add.emptyAlbum} />
      )}
      {head && (
        <RowList
          label={mediaRef.type === 'artist' ? words.add.albumsOf(head.title) : words.add.contents(head.title)}
          count={entries.length}
          rowHeight={isOfTracks ? 52 : 64}
          // The same track may be in a playlist twice.
          keyOf={(index) => `${String(index)} ${entries[index] ? keyOf(entries[index].ref) : ''}`}
          onEnd={goOn}
        >
          {({ index, tabIndex }) => {
            const entry = entries[index];
            return (
              entry && (
                <EntryRow
                  entry={entry}
                  tabIndex={tabIndex}
                  {...(isOfTracks && { lead: <span className={classes.number}>{index + 1}</span> })}
                />
              )
            );
          }}
        </RowList>
      )}
      {isFetchingNextPage && <SkeletonRows count={3} isCompact={isOfTracks} />}
      {isFetchNextPageError && error && <ErrorBox error={error} onRetry={() => void fetchNextPage()} />}
    </>
  );
}

function secondsOf(entries: readonly { durationSeconds: number | null }[]): number | null {
  if (entries.some(({ durationSeconds }) => durationSeconds === null)) return null;
  return entries.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
}
