import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words, type Remedy } from '../../../words/index.js';
import texts from './texts.module.css';
import classes from './trouble.module.css';

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
  const { error, status } = item;
  if (status === 'completed') return <Less item={item} />;
  if (!error) return null;
  const { advice, remedies } = words.item.advice[error.code];
  const places = remedies.filter((remedy) => remedy !== 'quality');
  return (
    <>
      <p className={texts.wrap}>{error.message}</p>
      <p className={classes.advice}>{advice}</p>
      {places.length > 0 && (
        <p className={classes.remedies}>
          {places.map((remedy) => (
            <Link key={remedy} href={PLACES[remedy]} className={classes.remedy}>
              {words.item.drawer.remedy[remedy]}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

function Less({ item: { quality, post, parentId } }: { item: Item }): ReactElement {
  const { drawer } = words.item;
  const { got, wanted } = quality;
  const again = parentId === null ? drawer.wantedAgain : drawer.wantedAgainByCollection;
  return (
    <>
      {got !== null && got !== wanted && (
        <p className={classes.advice}>
          {drawer.lessThanWanted(drawer.quality[got], drawer.quality[wanted])} {again(drawer.quality[wanted])}
        </p>
      )}
      {(post === 'failed' || post === 'degraded') && <p className={classes.advice}>{drawer.pluginsFailed}</p>}
    </>
  );
}
