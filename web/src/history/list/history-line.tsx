import { IconDisc, IconPlaylist } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Cover, StatusBadge } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import { AgainButton } from '../again/again-button.js';
import { AgainNote } from '../again/again-note.js';
import type { Outcome } from '../again/use-get-again.js';
import type { HistoryEntry } from './day-rows.js';
import classes from './history-line.module.css';

interface HistoryLineProps {
  entry: HistoryEntry;
  outcome: Outcome | undefined;
  /** How it ended is said by a sign alone. */
  isNarrow: boolean;
  onAgain: (isForced: boolean) => void;
}

const SIGNS = { album: IconDisc, playlist: IconPlaylist } as const;

/** One thing that has ended: how, in which quality, and why not. */
export function HistoryLine({ entry, outcome, isNarrow, onAgain }: HistoryLineProps): ReactElement {
  const { id, type, status, quality, bytes, finishedAt } = entry;
  const title = entry.title ?? id;
  const Sign = type === 'track' ? null : SIGNS[type];
  return (
    <div className={classes.line} data-failed={entry.error !== null || undefined}>
      <Cover url={entry.coverUrl} size={44} />
      <div className={classes.words}>
        <Link href={`/?item=${encodeURIComponent(id)}`} className={classes.title} title={title}>
          {Sign && <Sign size={16} stroke={1.75} role="img" aria-label={words.item.type[type]} />}
          <span>{title}</span>
        </Link>
        {outcome && outcome.kind !== 'asking' ? (
          <AgainNote
            outcome={outcome}
            onForce={() => {
              onAgain(true);
            }}
          />
        ) : (
          <SecondLine entry={entry} />
        )}
      </div>
      <span className={classes.badge}>
        <StatusBadge status={status} compact={isNarrow} />
      </span>
      <span className={classes.quality}>
        {quality !== null && type === 'track' && status === 'completed' ? quality : ''}
      </span>
      <span className={classes.size}>{bytes > 0 ? say.bytes(bytes) : ''}</span>
      <time className={classes.time} dateTime={new Date(finishedAt).toISOString()} title={say.moment(finishedAt)}>
        {say.clock(finishedAt)}
      </time>
      <AgainButton
        title={title}
        isAsking={outcome?.kind === 'asking'}
        onClick={() => {
          onAgain(false);
        }}
      />
    </div>
  );
}

/** Whose it is, and why it failed. */
function SecondLine({ entry: { type, artist, album, error } }: { entry: HistoryEntry }): ReactElement {
  // A reason needs the room more than the album does.
  const people = [artist, type === 'track' && !error ? album : null].filter(Boolean).join(' · ');
  return (
    <span className={classes.second} title={error?.message}>
      {people}
      {error && <span className={classes.reason}>{people === '' ? error.message : ` · ${error.message}`}</span>}
    </span>
  );
}
