import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconLinkOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { errorText, words } from '../../words/index.js';
import { entryOf, viewQuery } from '../preview/view-query.js';
import { EntryRow } from '../rows/entry-row.js';
import type { MediaRef } from '../standing/ref.js';
import type { LinkLine } from './link-lines.js';
import classes from './link-row.module.css';

interface LinkRowProps {
  line: LinkLine;
  tabIndex: 0 | -1;
}

export function LinkRow({ line, tabIndex }: LinkRowProps): ReactElement {
  if (line.kind === 'understood') return <UnderstoodRow mediaRef={line.ref} tabIndex={tabIndex} />;
  return (
    <div className={classes.row} data-kind={line.kind}>
      {line.kind === 'checking' ? (
        <Skeleton width={44} height={44} radius="sm" />
      ) : (
        <span className={classes.sign}>
          <IconLinkOff size={20} stroke={1.75} aria-hidden />
        </span>
      )}
      {/* The arrows come here too, so that the reason is read out. */}
      <div className={classes.text} data-row-main tabIndex={tabIndex}>
        <div className={classes.link}>
          <span className={classes.line}>{words.add.line(line.line)}</span> {line.link}
        </div>
        {line.kind === 'fault' && <div className={classes.fault}>{line.message}</div>}
      </div>
    </div>
  );
}

function UnderstoodRow({ mediaRef, tabIndex }: { mediaRef: MediaRef; tabIndex: 0 | -1 }): ReactElement {
  const { data, error } = useInfiniteQuery(viewQuery(mediaRef));
  const [view] = data?.pages ?? [];
  const unseen = {
    ref: mediaRef,
    title: words.add.unseen(words.add.type[mediaRef.type], mediaRef.id),
    artist: null,
    album: null,
    coverUrl: null,
    durationSeconds: null,
    trackCount: null,
    isExplicit: null,
  };
  return (
    <EntryRow
      entry={view ? entryOf(mediaRef, view) : unseen}
      tabIndex={tabIndex}
      kind={words.add.type[mediaRef.type]}
      isLoading={!view && !error}
      note={error && <p className={classes.warning}>{errorText(error)}</p>}
    />
  );
}
