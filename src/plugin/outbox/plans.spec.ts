import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hookOf } from '../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../test/support/open-outbox.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HOLDING_WHILE_WANTED, PARK, UNPARK } from './ability-watch.js';
import { NEWEST_OPEN_EVENT, NEXT_REVISION } from './hook-event.store.js';
import { CLAIM, SUPERSEDE_ITEM, SUPERSEDE_OLDER } from './hook-run.store.js';
import { NEWEST_RUNS } from './hook-summaries.js';
import { PUT_BACK } from './outbox-recovery.js';
import { OLD_EVENTS } from './outbox-retention.js';
import { DEAD_RUNS } from './replays.js';
import { EARLIEST_RETRY, RELEASE_RETRIES } from './retry-timer.js';
import { REFRESH_HEAD } from './run-heads.js';
import { runPage } from './run-list.js';

const root = tempDir('outbox-plans');
let outbox: OpenOutbox;
beforeAll(async () => {
  outbox = await openOutbox(root, {
    isStarted: false,
    setUp: (plugins) => {
      plugins.add('first', hookOf('processTrack'));
      plugins.add('second', hookOf('processTrack'));
    },
  });
});
afterAll(() => outbox.close());

const planOf = async (sql: string): Promise<string> => {
  const rows = await outbox.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return rows.map(({ detail }) => detail).join('\n');
};

describe('statements of the outbox', () => {
  it.each([
    ['claim', CLAIM, 'USING COVERING INDEX hook_run_due (plugin=? AND hook=?)'],
    ['turn', REFRESH_HEAD, 'hook_run_open (entity=?)'],
    ['revision', NEXT_REVISION, 'USING COVERING INDEX hook_event_entity (entity=? AND name=?)'],
    ['coverage', NEWEST_OPEN_EVENT, 'USING INDEX hook_run_open (entity=?)'],
    ['summary', NEWEST_RUNS, 'USING INDEX hook_run_entity (entity=?)'],
    ['superseding of older', SUPERSEDE_OLDER, 'USING INDEX hook_run_entity (entity=?)'],
    ['superseding of an item', SUPERSEDE_ITEM, 'USING INDEX hook_run_open (entity=?)'],
    ['parking', PARK, 'hook_run_unsettled (plugin=? AND state=?)'],
    ['unparking', UNPARK, 'hook_run_unsettled (plugin=? AND state=? AND hook=?)'],
    ['held items', HOLDING_WHILE_WANTED, 'hook_run_unsettled (plugin=? AND state=? AND hook=? AND rowid>?)'],
    ['next retry', EARLIEST_RETRY, 'USING COVERING INDEX hook_run_retry (next_at>?)'],
    ['due retries', RELEASE_RETRIES, 'USING INDEX hook_run_retry (next_at<?)'],
    ['putting back', PUT_BACK, 'USING COVERING INDEX hook_run_state (state=?)'],
    ['dead runs', DEAD_RUNS, 'hook_run_unsettled (plugin=? AND state=? AND hook=? AND rowid>?)'],
    ['old events', OLD_EVENTS, 'USING COVERING INDEX hook_event_created'],
    ['list of an item', runPage({ limit: 1, item: 'a', state: 'dead' }).sql, 'hook_run_entity (entity=? AND id<?)'],
    ['list of a state', runPage({ limit: 1, state: 'dead', plugin: 'p' }).sql, 'hook_run_state (state=? AND id<?)'],
    ['list of a plugin', runPage({ limit: 1, plugin: 'p' }).sql, 'hook_run_plugin (plugin=? AND id<?)'],
    ['list of all', runPage({ limit: 1 }).sql, 'SEARCH run USING INTEGER PRIMARY KEY (rowid<?)'],
  ])('find what they need by an index: %s', async (name, sql, expected) => {
    const plan = await planOf(sql);
    expect(plan).toContain(expected);
    expect(plan.replaceAll(/SCAN (json_each|next|\d+ CONSTANT ROW).*/g, '')).not.toContain('SCAN');
    // The turn sorts the few open runs of one item, the summary groups its few runs.
    if (name !== 'turn' && name !== 'summary') expect(plan).not.toContain('TEMP B-TREE');
  });
});

describe('a claim', () => {
  const claims = 40;
  const timed = async (): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < claims; round++) {
      const from = performance.now();
      const rows = await outbox.writeQueue.run((tx) => outbox.runStore.claim(tx, 'first', 'processTrack', 1, 1000));
      times.push(performance.now() - from);
      expect(rows).toHaveLength(1);
    }
    return times.sort((a, b) => a - b)[claims / 2] ?? 0;
  };
  /** Runs of `second` are blocked by those of `first`, which are due. */
  const fill = (from: number, count: number) =>
    outbox.writeQueue.run(async (tx) => {
      const numbers = `WITH RECURSIVE n(i) AS (SELECT ${String(from)} UNION ALL SELECT i + 1 FROM n WHERE i < ${String(from + count - 1)})`;
      await tx.run(
        `${numbers} INSERT INTO hook_event (id, name, entity, revision, reason, created_at)
         SELECT i, 'processTrack', 'track_' || i, 1, 'live', 0 FROM n`,
      );
      for (const [seq, plugin] of ['first', 'second'].entries())
        await tx.run(
          `${numbers} INSERT INTO hook_run (event_id, entity, plugin, version, hook, stage, seq, head, state, on_error, retries, created_at)
           SELECT i, 'track_' || i, ?, '1', 'processTrack', 'normal', ?, ?, 'pending', 'continue', 5, 0 FROM n`,
          [plugin, seq, seq === 0 ? 1 : 0],
        );
    });

  it('costs the same with 100,000 runs as with 100, due or blocked', async () => {
    await fill(1, 100);
    await timed();
    const few = await timed();
    await fill(1000, 50_000);
    await timed();
    const many = await timed();
    console.log(`claim: ${few.toFixed(2)} ms with 200 runs, ${many.toFixed(2)} ms with 100,200`);
    expect(many).toBeLessThan(few * 3 + 0.5);
    const blocked = await outbox.writeQueue.run(async (tx) => {
      const from = performance.now();
      const rows = await outbox.runStore.claim(tx, 'second', 'processTrack', 1, 1000);
      return { rows, ms: performance.now() - from };
    });
    expect(blocked.rows).toEqual([]);
    expect(blocked.ms).toBeLessThan(few * 3 + 5);
  }, 60_000);
});
