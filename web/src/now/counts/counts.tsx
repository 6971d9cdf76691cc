import { IconAlertTriangle, IconClock, IconDownload, type TablerIcon } from '@tabler/icons-react';
import type { Stats } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useLive } from '../../live/index.js';
import { say, words } from '../../words/index.js';
import classes from './counts.module.css';

interface Count {
  word: string;
  icon: TablerIcon;
  /** As the toolbar of the queue writes its filter into the address. */
  filter: string;
  of: (queue: Stats['queue']) => number;
  tone: 'busy' | 'quiet' | 'bad';
}

const COUNTS: readonly Count[] = [
  {
    word: words.now.counts.active,
    icon: IconDownload,
    filter: 'active',
    of: ({ downloading, processing }) => downloading + processing,
    tone: 'busy',
  },
  { word: words.now.counts.waiting, icon: IconClock, filter: 'waiting', of: ({ pending }) => pending, tone: 'quiet' },
  {
    word: words.now.counts.problems,
    icon: IconAlertTriangle,
    filter: 'problems',
    of: ({ failed }) => failed,
    tone: 'bad',
  },
];

/** How many tracks are at work, wait, and have failed; each leads to them. */
export function Counts(): ReactElement {
  const queue = useLive(({ stats }) => stats?.queue ?? null);
  return (
    <ul className={classes.counts} aria-label={words.now.counts.title}>
      {COUNTS.map(({ word, icon: Icon, filter, of, tone }) => {
        const value = queue === null ? null : of(queue);
        return (
          <li key={filter}>
            <Link
              href={`/?status=${filter}`}
              className={classes.count}
              data-tone={value ? tone : undefined}
              title={words.now.counts.show(word)}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              <span className={classes.value}>{value === null ? words.now.speed.none : say.count(value)}</span>
              <span className={classes.word}>{word}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
