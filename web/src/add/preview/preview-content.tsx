import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useRoom } from '../../live/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useAddOne } from '../adding/use-add-one.js';
import type { CatalogueRef } from '../standing/ref.js';
import { PreviewHead } from './preview-head.js';
import { PreviewList } from './preview-list.js';
import { entriesOf, viewQuery } from './view-query.js';

/** What something is, and what is in it: tracks of an album or playlist, albums of an artist. */
export function PreviewContent({ mediaRef }: { mediaRef: CatalogueRef }): ReactElement {
  const source = useInfiniteQuery(viewQuery(mediaRef));
  const { data, error } = source;
  const add = useAddOne(mediaRef);
  const { itemId } = add.standing;
  const isCollection = mediaRef.type !== 'track';
  // While it is in the queue its tracks are followed one by one.
  useRoom(itemId !== null && isCollection ? `item:${itemId}` : null);
  const hasFailed = error !== null && data === undefined;
  const isWhole = data !== undefined && !source.hasNextPage;
  return (
    <>
      <PreviewHead
        mediaRef={mediaRef}
        view={data?.pages[0]}
        seconds={isWhole ? secondsOf(entriesOf(data.pages)) : null}
        hasFailed={hasFailed}
        add={add}
      />
      {hasFailed && <ErrorBox error={error} title={words.add.previewFailed} onRetry={() => void source.refetch()} />}
      {isCollection && !hasFailed && <PreviewList mediaRef={mediaRef} source={source} />}
    </>
  );
}

function secondsOf(entries: readonly { durationSeconds: number | null }[]): number | null {
  if (entries.some(({ durationSeconds }) => durationSeconds === null)) return null;
  return entries.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
}
