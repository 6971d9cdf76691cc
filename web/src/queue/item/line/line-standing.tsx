import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../../../words/index.js';
import { Meter } from '../meter/meter.js';
import { StandingSign } from '../standing/standing-sign.js';
import { useStanding } from '../standing/use-standing.js';
import classes from './line-standing.module.css';

/** How it stands: each part has its place, so that nothing moves while numbers change. */
export function LineStanding({ item, tabIndex }: { item: Item; tabIndex: 0 | -1 }): ReactElement {
  const standing = useStanding(item);
  const { tone, sign, text, detail, figures, remedy, isMoving } = standing;
  return (
    <div className={classes.standing} data-tone={tone} data-moving={isMoving || undefined}>
      <span className={classes.first}>
        <StandingSign sign={sign} size={15} />
        <span className={classes.text}>{text}</span>
        <span className={classes.figure}>{figures[0]}</span>
      </span>
      <span className={classes.second}>
        <span className={classes.detail} title={detail ?? undefined}>
          {detail}
        </span>
        {remedy ? (
          <Link className={classes.remedy} href={`/settings#${remedy}`} tabIndex={tabIndex} onClick={staysHere}>
            {words.item.toSettings}
          </Link>
        ) : (
          <span className={classes.figure} data-second>
            {figures[1]}
          </span>
        )}
      </span>
      <span className={classes.meter}>
        <Meter item={item} standing={standing} />
      </span>
    </div>
  );
}

/** The row would take it for a click on itself. */
function staysHere(event: { stopPropagation: () => void }): void {
  event.stopPropagation();
}
