import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { Run } from './run-queries.js';
import { RunRow } from './run-row.js';
import classes from './runs.module.css';

/** Runs, newest first. On a phone each row becomes a small card by CSS alone; it stays a table for who hears it. */
export function RunList({ runs }: { runs: readonly Run[] }): ReactElement {
  const { column, title } = words.plugins.runs;
  return (
    <table className={classes.table} aria-label={title} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {[column.state, column.item, column.hook, column.attempts, column.when, column.replay].map((name) => (
            <th key={name} scope="col" role="columnheader">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  );
}
