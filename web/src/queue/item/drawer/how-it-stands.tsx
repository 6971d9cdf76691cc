import { Anchor } from '@mantine/core';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../../../words/index.js';
import { Meter } from '../meter/meter.js';
import { StandingSign } from '../standing/standing-sign.js';
import { useStanding } from '../standing/use-standing.js';
import classes from './drawer.module.css';

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
      {detail !== null && <div className={classes.wrap}>{detail}</div>}
      {remedy && (
        <Anchor component={Link} href={`/settings#${remedy}`} size="sm">
          {words.item.drawer.remedy[remedy]}
        </Anchor>
      )}
      <div className={classes.meter}>
        <Meter item={item} standing={standing} />
      </div>
    </div>
  );
}
