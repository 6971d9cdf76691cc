import type { ReactElement } from 'react';
import { useHostNow } from '../../api/index.js';
import classes from './speed.module.css';
import { speedSeries } from './speed-series.js';
import { useSpeedSamples } from './use-speed-samples.js';

const WIDTH = 108;
const HEIGHT = 30;
const SHAPE = { steps: 54, stepMs: 3000 };
/** Below it a line stays near the ground: the last bytes of a transfer are no mountain. */
const LEAST_PEAK = 256 * 1024;

/** The last minutes in a line; what it shows is said beside it. */
export function Sparkline(): ReactElement {
  const samples = useSpeedSamples();
  const now = useHostNow(SHAPE.stepMs);
  const { speeds } = speedSeries(samples, now, SHAPE);
  const peak = Math.max(LEAST_PEAK, ...speeds);
  const points = speeds.map((speed, step) => {
    const x = (step / (SHAPE.steps - 1)) * WIDTH;
    const y = HEIGHT - 1.5 - (speed / peak) * (HEIGHT - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <polygon
        className={classes.sparkArea}
        points={`0,${String(HEIGHT)} ${points.join(' ')} ${String(WIDTH)},${String(HEIGHT)}`}
      />
      <polyline className={classes.sparkLine} points={points.join(' ')} />
    </svg>
  );
}
