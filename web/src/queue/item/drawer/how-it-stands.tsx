import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../../../words/index.js';
import { Meter } from '../meter/meter.js';
import { StandingSign } from '../standing/standing-sign.js';
import { useStanding } from '../standing/use-standing.js';
import classes from './how-it-stands.module.css';
import texts from './texts.module.css';
import trouble from './trouble.module.css';
import { Trouble } from './trouble.js';

/** How it stands, as in its line, with room for all the words. */
export function HowItStands({ item }: { item: Item }): ReactElement {
  const standing = useStanding(item);
  const { tone, sign, text, detail, figures, remedy } = standing;
  return (
    <div className={classes.standing} data-tone={tone}>
      <div className={classes.standingText}>
        <StandingSign sign={sign} size={18} />
        <strong>{text}</strong>
        <span className={classes.figures}>{figures.filter((figure) => figure !== null).join(' · ')}</span>
      </div>
      {detail !== null && item.status !== 'failed' && <p className={texts.wrap}>{detail}</p>}
      <Trouble item={item} />
      {remedy && (
        <Link href={`/settings#${remedy}`} className={trouble.remedy}>
          {words.item.drawer.remedy[remedy]}
        </Link>
      )}
      <div className={classes.meter}>
        <Meter item={item} standing={standing} />
      </div>
    </div>
  );
}
