import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { hostClock } from '../../api/index.js';
import { say, words } from '../../words/index.js';
import { useGetAgain } from '../again/use-get-again.js';
import { dayRows, daysAgo, type HistoryEntry } from './day-rows.js';
import classes from './history-list.module.css';
import { HistoryLine } from './history-line.js';
import { useRowWindow } from './use-row-window.js';

interface HistoryListProps {
  entries: readonly HistoryEntry[];
  /** Asks for more; null = that is all, or it is on its way. */
  onMore: (() => void) | null;
  hasMore: boolean;
}

/** What has ended, day by day. */
export function HistoryList({ entries, onMore, hasMore }: HistoryListProps): ReactElement {
  const rows = useMemo(() => dayRows(entries), [entries]);
  const [list, setList] = useState<HTMLElement | null>(null);
  const inView = useRowWindow(list, rows, onMore);
  const again = useGetAgain();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <>
      <ul ref={setList} className={classes.list} style={{ height: inView.height }} aria-label={words.history.list}>
        {inView.rows.map(({ row, start }) => (
          <li
            key={row.key}
            className={classes.row}
            data-kind={row.kind}
            style={{ transform: `translateY(${String(start)}px)` }}
          >
            {row.kind === 'day' ? (
              <h2 className={classes.day}>{dayName(row.at)}</h2>
            ) : (
              <HistoryLine
                entry={row.entry}
                isNarrow={isNarrow}
                outcome={again.of(row.entry.seq)}
                onAgain={(isForced) => {
                  again.ask(row.entry, isForced);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Text c="dimmed" size="sm" ta="center" py="lg">
        {hasMore ? words.history.more : words.history.end}
      </Text>
    </>
  );
}

function dayName(at: number): string {
  const days = daysAgo(at, hostClock.now());
  if (days === 0) return words.history.today;
  return days === 1 ? words.history.yesterday : say.day(at);
}
