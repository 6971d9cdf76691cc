import { Checkbox, Skeleton } from '@mantine/core';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { Cover } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import { AddControl } from '../adding/add-control.js';
import { RefusalNote } from '../adding/refusal-note.js';
import { useAddOne } from '../adding/use-add-one.js';
import { usePreview } from '../preview/use-preview.js';
import { useBasket } from '../selection/basket.js';
import { isMedia, keyOf, type Entry } from '../standing/ref.js';
import { StandingMark } from '../standing/standing-mark.js';
import classes from './entry-row.module.css';

interface EntryRowProps {
  entry: Entry;
  tabIndex: 0 | -1;
  /** What it is, where a list holds several kinds. */
  kind?: string;
  /** Only its name is known yet. */
  isLoading?: boolean;
  /** In the place of the cover, e.g. the number of a track. */
  lead?: ReactNode;
  /** Below it, e.g. why there is no preview. */
  note?: ReactNode;
}

/** One thing of the catalogue: what it is, how it stands, and a button that adds it. */
export function EntryRow({ entry, tabIndex, kind, isLoading = false, lead, note }: EntryRowProps): ReactElement {
  const { ref, title, isExplicit } = entry;
  const { open } = usePreview();
  const add = useAddOne(ref);
  const by = [kind, byLine(entry)].filter(Boolean).join(' · ');
  return (
    <div className={classes.row} data-compact={lead !== undefined || undefined}>
      <Choice entry={entry} tabIndex={tabIndex} />
      {lead ?? (isLoading ? <Skeleton width={44} height={44} radius="sm" /> : <Cover url={entry.coverUrl} size={44} />)}
      <button
        type="button"
        className={classes.main}
        data-row-main
        tabIndex={tabIndex}
        title={title}
        aria-keyshortcuts={add.run ? 'a' : undefined}
        onClick={() => {
          open(ref);
        }}
        onKeyDown={(event) => {
          if (isPlainKey(event, 'a') && add.run) add.run();
        }}
      >
        <span className={classes.title}>
          <span className={classes.text}>{title}</span>
          {isExplicit && (
            <abbr className={classes.explicit} title={words.add.explicit} aria-label={words.add.explicit}>
              E
            </abbr>
          )}
        </span>
        {by !== '' && <span className={classes.by}>{by}</span>}
      </button>
      {isMedia(ref) && (
        <span className={classes.standing}>
          <StandingMark standing={add.standing} refKey={keyOf(ref)} tabIndex={tabIndex} />
        </span>
      )}
      <span className={classes.extent}>{extentOf(entry)}</span>
      <AddControl entry={entry} add={add} tabIndex={tabIndex} />
      {note}
      <RefusalNote refKey={keyOf(ref)} />
    </div>
  );
}

function Choice({ entry: { ref, title }, tabIndex }: { entry: Entry; tabIndex: 0 | -1 }): ReactElement | null {
  const key = keyOf(ref);
  const isIn = useBasket(({ refs }) => refs.has(key));
  const put = useBasket((basket) => basket.put);
  const mayAdd = useMay('control');
  if (!isMedia(ref) || !mayAdd) return null;
  return (
    // The place around the box belongs to it, for thumbs.
    <label className={classes.choice}>
      <Checkbox
        aria-label={words.add.choose(title)}
        tabIndex={tabIndex}
        checked={isIn}
        onChange={(event) => {
          put([ref], event.currentTarget.checked);
        }}
      />
    </label>
  );
}

function byLine({ ref, artist, album, title }: Entry): string {
  if (ref.type === 'artist') return words.add.type.artist;
  return [artist, ref.type === 'track' && album !== title ? album : null].filter(Boolean).join(' · ');
}

function extentOf({ durationSeconds, trackCount }: Entry): string {
  if (durationSeconds !== null) return say.duration(durationSeconds);
  return trackCount === null ? '' : words.add.tracks(trackCount);
}

function isPlainKey(event: KeyboardEvent, key: string): boolean {
  return event.key === key && !event.ctrlKey && !event.metaKey && !event.altKey;
}
