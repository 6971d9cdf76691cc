import { Text } from '@mantine/core';
import { memo, useLayoutEffect, useRef, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { LogLine } from './log-lines.js';
import classes from './logs.module.css';

/** As near to its end somebody still reads the end. */
const NEAR_END_PIXELS = 40;

interface LogScrollProps {
  lines: readonly LogLine[];
  isWrapped: boolean;
  /** The end stays in sight, unless somebody has scrolled away from it. */
  isFollowing: boolean;
}

/** The lines themselves. Nothing of it is read out by itself: that would chatter. */
export function LogScroll({ lines, isWrapped, isFollowing }: LogScrollProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const { log } = words.plugins;
  useLayoutEffect(() => {
    const { current } = box;
    if (current && isFollowing && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [lines, isFollowing, isWrapped]);
  return (
    <div
      ref={box}
      className={classes.log}
      data-wrapped={isWrapped || undefined}
      role="region"
      aria-label={log.title}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS;
      }}
    >
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {log.noneFound}
        </Text>
      ) : (
        lines.map((line) => <Line key={line.key} at={line.at} level={line.level} text={line.text} />)
      )}
    </div>
  );
}

const Line = memo(function Line({ at, level, text }: Omit<LogLine, 'key'>): ReactElement {
  return (
    <div className={classes.line} data-level={level}>
      {at !== null && (
        <>
          <time className={classes.time} dateTime={at}>
            {localTime(at)}
          </time>{' '}
          <span className={classes.level}>{words.plugins.log.level[level]}</span>{' '}
        </>
      )}
      <span className={classes.text}>{text}</span>
    </div>
  );
});

const times = new Intl.DateTimeFormat(undefined, {
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** The file has UTC; who reads it lives somewhere. */
function localTime(iso: string): string {
  return times.format(new Date(iso));
}
