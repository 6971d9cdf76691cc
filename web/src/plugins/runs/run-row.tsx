import { Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useHostNow, useReplay } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import { asSentence } from '../state/sentence.js';
import { ReplayOne } from './replay-one.js';
import { RunBadge } from './run-badge.js';
import { RunItem } from './run-item.js';
import type { Run } from './run-queries.js';
import classes from './runs.module.css';

/** One run; what went wrong stands in a line of its own below it. */
export function RunRow({ run }: { run: Run }): ReactElement {
  const { runs, one } = words.plugins;
  const replay = useReplay();
  const { state, hook, attempt, retries, startedAt, finishedAt, createdAt, nextAt, progress, reason } = run;
  const at = finishedAt ?? startedAt ?? createdAt;
  return (
    <tr role="row" className={classes.row}>
      <td role="cell">
        <RunBadge state={state} />
      </td>
      <td role="cell" className={classes.item}>
        <RunItem id={run.itemId} />
        <Outcome run={run} />
        {state === 'running' && progress !== null && (
          <Progress value={progress * 100} size="sm" mt={6} aria-label={runs.state.running} />
        )}
        {replay.error && <ErrorBox error={replay.error} onDismiss={replay.reset} />}
      </td>
      <td role="cell">
        {one.hook[hook].name}
        {runs.reason[reason] && <div className={classes.quiet}>{runs.reason[reason]}</div>}
      </td>
      <td role="cell">{attempt > 0 && runs.attempts(attempt, retries + 1)}</td>
      <td role="cell">
        <time dateTime={new Date(at).toISOString()}>{say.moment(at)}</time>
        {state === 'retry' && nextAt !== null && <Again at={nextAt} />}
      </td>
      <td role="cell" className={classes.act}>
        <ReplayOne run={run} replay={replay} />
      </td>
    </tr>
  );
}

/** What came of it. */
function Outcome({ run: { error, note, artifacts } }: { run: Run }): ReactElement | null {
  const { runs, state } = words.plugins;
  if (error)
    return (
      <Text size="sm" className={classes.error}>
        {asSentence(error.message)} {state.fault[error.fault]}
      </Text>
    );
  const made = artifacts.map(({ path }) => path).join(', ');
  if (note === null && made === '') return null;
  return (
    <Text size="sm" c="dimmed" className={classes.error}>
      {[note, made && runs.made(made)].filter(Boolean).join(' · ')}
    </Text>
  );
}

function Again({ at }: { at: number }): ReactElement {
  const seconds = Math.max(0, (at - useHostNow(1000)) / 1000);
  return <div className={classes.quiet}>{words.plugins.runs.tryAgainIn(say.timeSpan(Math.ceil(seconds)))}</div>;
}
