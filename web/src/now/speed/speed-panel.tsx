import { Skeleton, Text } from '@mantine/core';
import { lazy, type ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { LazyPart } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import classes from './speed.module.css';
import { speedFacts } from './speed-series.js';
import { useSpeedSamples } from './use-speed-samples.js';

const SpeedChart = lazy(() => import('./speed-chart.js').then(({ SpeedChart }) => ({ default: SpeedChart })));

/** The speed of the last ten minutes, in numbers and as a drawing. */
export function SpeedPanel(): ReactElement {
  const samples = useSpeedSamples();
  const current = useLive(({ stats }) => stats?.bytesPerSecond ?? null);
  const { average, peak } = speedFacts(samples);
  const { speed } = words.now;
  const facts: [string, number | null][] = [
    [speed.current, current],
    [speed.average, average],
    [speed.peak, peak],
  ];
  return (
    <section className={classes.panel} aria-label={speed.title}>
      <Text size="sm" fw={600} component="h2">
        {speed.title}
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null ? speed.none : say.speed(value)}</dd>
          </div>
        ))}
      </dl>
      <LazyPart fallback={<Skeleton height={190} />}>
        <SpeedChart samples={samples} />
      </LazyPart>
    </section>
  );
}
