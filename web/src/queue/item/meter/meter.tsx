import { VisuallyHidden } from '@mantine/core';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { titleOf } from '../line/title-of.js';
import type { Standing } from '../standing/standing.js';
import classes from './meter.module.css';
import { membersText, partsOf } from './parts-of.js';

interface MeterProps {
  item: Item;
  standing: Standing;
}

/** How far it is: of a track a bar while it moves, of a collection how its members stand, always. */
export function Meter({ item, standing }: MeterProps): ReactElement | null {
  const { isMoving, fraction } = standing;
  const hasMembers = (item.children?.total ?? 0) > 0;
  if (!isMoving) {
    // Of what is all there the words say enough.
    return hasMembers && item.status !== 'completed' ? (
      <span className={classes.bar} role="img" aria-label={membersText(item)}>
        <Parts item={item} fraction={null} />
      </span>
    ) : null;
  }
  return (
    <span
      className={classes.bar}
      role="progressbar"
      aria-label={words.item.progress(titleOf(item))}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === null ? undefined : Math.floor(fraction * 100)}
      aria-valuetext={valueText(standing)}
    >
      {hasMembers ? (
        <>
          <Parts item={item} fraction={fraction} />
          <VisuallyHidden>{membersText(item)}</VisuallyHidden>
        </>
      ) : (
        <span
          className={classes.part}
          data-part="running"
          data-endless={fraction === null || undefined}
          style={fraction === null ? undefined : { transform: `scaleX(${String(fraction)})` }}
        />
      )}
    </span>
  );
}

function Parts({ item, fraction }: { item: Item; fraction: number | null }): ReactElement {
  return (
    <>
      {partsOf(item, fraction).map(({ name, from, size }) => (
        <span
          key={name}
          className={classes.part}
          data-part={name}
          style={{ transform: `translateX(${String(from * 100)}%) scaleX(${String(size)})` }}
        />
      ))}
    </>
  );
}

function valueText({ text, detail, fraction }: Standing): string {
  const percent = fraction === null ? null : words.item.percent(fraction * 100);
  return [percent, text, detail].filter((part) => part !== null).join(', ');
}
