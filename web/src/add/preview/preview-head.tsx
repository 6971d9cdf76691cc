import { Skeleton, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Cover } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import { AddPanel } from '../adding/add-panel.js';
import type { AddOne } from '../adding/use-add-one.js';
import type { CatalogueRef } from '../standing/ref.js';
import classes from './preview-head.module.css';
import { entryOf, type View } from './view-query.js';

interface PreviewHeadProps {
  mediaRef: CatalogueRef;
  /** undefined while it is on its way. */
  view: View | undefined;
  /** Length of all that is in it; null = not known. */
  seconds: number | null;
  hasFailed: boolean;
  add: AddOne;
}

/** Cover, title, what there is to know, and the way to add the whole. */
export function PreviewHead({ mediaRef, view, seconds, hasFailed, add }: PreviewHeadProps): ReactElement {
  const entry = view && entryOf(mediaRef, view);
  const title = entry?.title ?? words.add.unseen(words.add.type[mediaRef.type], mediaRef.id);
  return (
    <div className={classes.head}>
      {view || hasFailed ? (
        <Cover url={entry?.coverUrl ?? null} size={128} />
      ) : (
        <Skeleton width={128} height={128} radius="sm" className={classes.cover} />
      )}
      <div className={classes.about}>
        <Text size="sm" c="dimmed">
          {words.add.type[mediaRef.type]}
        </Text>
        <Title order={2} size="h3" className={classes.title}>
          {view || hasFailed ? title : <Skeleton height={24} width="70%" my={4} />}
        </Title>
        {mediaRef.type !== 'artist' && <Text>{entry?.artist ?? '\u00a0'}</Text>}
        {entry?.album && entry.album !== title && <Text size="sm">{entry.album}</Text>}
        <Text size="sm" c="dimmed" className={classes.facts}>
          {view ? factsOf(mediaRef, view, seconds ?? entry?.durationSeconds ?? null) : '\u00a0'}
        </Text>
      </div>
      {entry && mediaRef.type !== 'artist' && <AddPanel entry={entry} add={add} />}
    </div>
  );
}

function factsOf({ type }: CatalogueRef, view: View, seconds: number | null): string {
  const total = view.trackCount ?? view.total;
  return [
    view.items[0]?.isExplicit && type === 'track' ? words.add.explicit : null,
    type !== 'track' && type !== 'artist' && total !== null ? words.add.tracks(total) : null,
    type === 'artist' && view.total !== null ? words.add.albums(view.total) : null,
    seconds !== null && type !== 'artist' ? (type === 'track' ? say.duration(seconds) : say.timeSpan(seconds)) : null,
    view.releaseDate === null ? null : words.add.released(dateOf(view.releaseDate)),
  ]
    .filter(Boolean)
    .join(' · ');
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** The service knows some dates only by their year, or not at all. */
function dateOf(iso: string): string {
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : dates.format(at);
}
