import type { ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { say, words } from '../../words/index.js';
import { Section } from '../section.js';
import classes from './facts.module.css';

/** How it went so far, kept over restarts and clearing of the list. */
export function Totals(): ReactElement {
  const stats = useLive(({ stats }) => stats);
  const { totals } = words.about;
  const ended = stats === null ? 0 : stats.successCount + stats.failureCount;
  const facts = [
    [totals.completed, stats && say.count(stats.successCount)],
    [totals.failed, stats && say.count(stats.failureCount)],
    [totals.rate, stats && ended > 0 ? totals.percent(stats.successRate) : null],
    [totals.bytes, stats && say.bytes(stats.bytesDownloaded)],
  ] as const;
  return (
    <Section title={totals.title}>
      <dl className={classes.totals}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? totals.none}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
