import { Button, CloseButton, Text } from '@mantine/core';
import { useEffect, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { GridControl } from '../grid/grid-control.js';
import { reasonsOf } from './reasons.js';
import classes from './selection-bar.module.css';
import type { Bulk } from './use-bulk.js';

/** So many reasons are said. */
const SHOWN = 3;
/** What went well needs no answer. */
const GONE_MS = 6000;

/** What became of the last command on many: how many did it, and why the others did not. */
export function BulkResult({ bulk, control }: { bulk: Bulk; control: GridControl }): ReactElement | null {
  const { outcome, job, error, reset } = bulk;
  const isAllWell = outcome !== null && outcome.failed.length === 0;
  useEffect(() => {
    if (!isAllWell) return undefined;
    const timer = setTimeout(reset, GONE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isAllWell, reset]);
  if (error) return <ErrorBox error={error} onDismiss={reset} />;
  if (!outcome || !job) return null;
  const { failed } = outcome;
  const reasons = reasonsOf(failed);
  const { bulk: say } = words.queue;
  return (
    <div className={classes.result} role="status">
      <div className={classes.told}>
        <Text size="sm">{say.done[job.action](outcome.done)}</Text>
        {failed.length > 0 && (
          <>
            <Text size="sm" fw={600}>
              {say.notDone(failed.length)}
            </Text>
            <ul className={classes.reasons}>
              {reasons.slice(0, SHOWN).map(({ message, count }) => (
                <li key={message}>{count === 1 ? message : say.reason(count, message)}</li>
              ))}
              {reasons.length > SHOWN && <li>{say.otherReasons(reasons.length - SHOWN)}</li>}
            </ul>
          </>
        )}
      </div>
      {failed.length > 0 && failed.length <= 1000 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            control.selectOnly(failed.map(({ id }) => id));
          }}
        >
          {say.selectFailed}
        </Button>
      )}
      <CloseButton aria-label={words.errors.dismiss} onClick={reset} size="lg" />
    </div>
  );
}
