import type { ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { say, words } from '../../words/index.js';
import classes from './speed.module.css';

/** The total speed, large, in a place that does not grow and shrink with it. */
export function SpeedFigure(): ReactElement {
  const bytesPerSecond = useLive(({ stats }) => stats?.bytesPerSecond ?? null);
  const isOld = useLive(({ offlineSince }) => offlineSince !== null);
  const [number = '', unit = ''] =
    bytesPerSecond === null ? [words.now.speed.none] : say.speed(bytesPerSecond).split(' ');
  return (
    <span className={classes.figure} data-old={isOld || undefined} data-still={!bytesPerSecond || undefined}>
      <span className={classes.number}>{number}</span>
      <span className={classes.unit}>{unit}</span>
    </span>
  );
}
