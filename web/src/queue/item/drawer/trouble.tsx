import { Anchor, Group } from '@mantine/core';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words, type Remedy } from '../../../words/index.js';
import { notesOf } from '../standing/notes.js';
import classes from './drawer.module.css';

/** Where something can be done; a quality is chosen among the actions. */
const PLACES: Record<Exclude<Remedy, 'quality'>, string> = {
  account: '/settings#account',
  downloads: '/settings#downloads',
  network: '/settings#network',
  library: '/settings#library',
  plugins: '/plugins',
  doctor: '/about',
  search: '/add',
};

/** What went wrong or less well than wanted, and what to do about it. */
export function Trouble({ item }: { item: Item }): ReactElement | null {
  const { trouble } = words.item.drawer;
  if (item.error && item.status !== 'completed') {
    const { advice, remedies } = words.item.advice[item.error.code];
    return (
      <Box title={item.status === 'failed' ? trouble.failed : trouble.attempt} tone="bad">
        <p className={classes.wrap}>{item.error.message}</p>
        <p>{advice}</p>
        <Remedies remedies={remedies} />
      </Box>
    );
  }
  if (item.status !== 'completed' || !notesOf(item).isWarning) return null;
  return (
    <Box title={trouble.done} tone="warning">
      <Less item={item} />
    </Box>
  );
}

function Less({ item }: { item: Item }): ReactElement {
  const { drawer } = words.item;
  const { got, wanted } = item.quality;
  return (
    <>
      {got !== null && got !== wanted && <p>{drawer.lessThanWanted(drawer.quality[got], drawer.quality[wanted])}</p>}
      {(item.post === 'failed' || item.post === 'degraded') && <p>{drawer.pluginsFailed}</p>}
    </>
  );
}

function Box({
  title,
  tone,
  children,
}: {
  title: string;
  tone: 'bad' | 'warning';
  children: React.ReactNode;
}): ReactElement {
  return (
    <section className={classes.trouble} data-tone={tone} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Remedies({ remedies }: { remedies: readonly Remedy[] }): ReactElement | null {
  const places = remedies.filter((remedy) => remedy !== 'quality');
  if (places.length === 0) return null;
  return (
    <Group gap="md">
      {places.map((remedy) => (
        <Anchor key={remedy} component={Link} href={PLACES[remedy]} size="sm" fw={600}>
          {words.item.drawer.remedy[remedy]}
        </Anchor>
      ))}
    </Group>
  );
}
