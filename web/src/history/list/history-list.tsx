import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef, type ReactElement } from 'react';
import { hostClock } from '../../api/index.js';
import { useRowWindow } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import { useGetAgain } from '../again/use-get-again.js';
import { dayRows, daysAgo, type HistoryEntry, type HistoryRow } from './day-rows.js';
import classes from './history-list.module.css';
import { HistoryLine } from './history-line.js';

const HEIGHTS: Record<HistoryRow['kind'], number> = { day: 48, entry: 64 };

interface HistoryListProps {
  entries: readonly HistoryEntry[];
  /** Asks for more; null = that is all, or it is on its way. */
  onMore: (() => void) | null;
  hasMore: boolean;
}

/** What has ended, day by day. */
export function HistoryList({ entries, onMore, hasMore }: HistoryListProps): ReactElement {
  const rows = useMemo(() => dayRows(entries), [entries]);
  const list = useRef<HTMLUListElement>(null);
  // Another function tells the window that keys have changed.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? String(index), [rows]);
  const heightOf = (index: number): number => HEIGHTS[rows[index]?.kind ?? 'entry'];
  const inView = useRowWindow({ list, count: rows.length, heightOf, keyOf, onEnd: onMore });
  const shown = inView.rows.flatMap(({ index, start }) => {
    const row = rows[index];
    return row ? [{ row, start }] : [];
  });
  const again = useGetAgain();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <>
      <ul ref={list} className={classes.list} style={{ height: inView.height }} aria-label={words.history.list}>
        {shown.map(({ row, start }) => (
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
