import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconMusicOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Empty } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { EntryRow } from '../rows/entry-row.js';
import { PagedRows } from '../rows/paged-rows.js';
import { SkeletonRows } from '../rows/skeleton-rows.js';
import type { CatalogueRef, Entry } from '../standing/ref.js';
import { ContentTools } from './content-tools.js';
import classes from './preview-list.module.css';
import { entriesOf, type View } from './view-query.js';

interface PreviewListProps {
  mediaRef: CatalogueRef;
  source: UseInfiniteQueryResult<InfiniteData<View>>;
}

/** The tracks of an album or playlist, numbered, or the albums of an artist. */
export function PreviewList({ mediaRef, source }: PreviewListProps): ReactElement {
  const isOfTracks = mediaRef.type !== 'artist';
  const [view] = source.data?.pages ?? [];
  if (!source.data || !view) return <SkeletonRows count={8} isCompact={isOfTracks} />;
  const entries = entriesOf(source.data.pages);
  if (entries.length === 0 && !source.hasNextPage) return <Empty icon={IconMusicOff} title={words.add.emptyAlbum} />;
  return (
    <>
      <ContentTools mediaRef={mediaRef} view={view} entries={entries} source={source} />
      <PagedRows
        label={isOfTracks ? words.add.contents(view.title) : words.add.albumsOf(view.title)}
        entries={entries}
        source={source}
        isCompact={isOfTracks}
      >
        {(entry, { index, tabIndex }) => (
          <EntryRow
            entry={mediaRef.type === 'playlist' ? entry : withoutWhatTheHeadSays(entry, view)}
            tabIndex={tabIndex}
            {...(isOfTracks && { lead: <span className={classes.number}>{index + 1}</span> })}
          />
        )}
      </PagedRows>
    </>
  );
}

/** On an album, or below an artist, only other artists are worth a line. */
function withoutWhatTheHeadSays(entry: Entry, view: View): Entry {
  return { ...entry, album: null, artist: entry.artist === view.artist ? null : entry.artist };
}
