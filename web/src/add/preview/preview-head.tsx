import { Skeleton, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Cover } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { AddPanel } from '../adding/add-panel.js';
import type { AddOne } from '../adding/use-add-one.js';
import { isMedia, type CatalogueRef } from '../standing/ref.js';
import { factsOf } from './facts.js';
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
  return (
    <div className={classes.head}>
      <span className={classes.cover}>
        {view || hasFailed ? (
          <Cover url={view?.coverUrl ?? null} size={128} />
        ) : (
          <Skeleton width={128} height={128} radius="sm" />
        )}
      </span>
      <div className={classes.about}>
        <Text size="sm" c="dimmed">
          {words.add.type[mediaRef.type]}
        </Text>
        {view ? (
          <About mediaRef={mediaRef} view={view} seconds={seconds} />
        ) : (
          <Unseen mediaRef={mediaRef} hasFailed={hasFailed} />
        )}
      </div>
      {isMedia(mediaRef) && <AddPanel mediaRef={mediaRef} add={add} />}
    </div>
  );
}

function About({
  mediaRef,
  view,
  seconds,
}: {
  mediaRef: CatalogueRef;
  view: View;
  seconds: number | null;
}): ReactElement {
  const { title, artist, album, durationSeconds } = entryOf(mediaRef, view);
  return (
    <>
      <Title order={2} size="h3" className={classes.title}>
        {title}
      </Title>
      {artist !== title && <Text className={classes.title}>{artist}</Text>}
      {album !== null && album !== title && <Text size="sm">{album}</Text>}
      <Text size="sm" c="dimmed" className={classes.facts}>
        {factsOf(mediaRef.type, view, seconds ?? durationSeconds)}
      </Text>
    </>
  );
}

function Unseen({ mediaRef, hasFailed }: { mediaRef: CatalogueRef; hasFailed: boolean }): ReactElement {
  if (!hasFailed) return <Skeleton height={24} width="70%" my={4} />;
  return (
    <Title order={2} size="h3">
      {words.add.unseen(words.add.type[mediaRef.type], mediaRef.id)}
    </Title>
  );
}
