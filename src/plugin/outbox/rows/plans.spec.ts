import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { PARK, UNPARK, WAITING } from '../ability/ability-watch.js';
import { NEWEST_OPEN_EVENT, NEXT_REVISION } from './hook-event.store.js';
import { CLAIM, DUE_SLOTS, SUPERSEDE_DEAD, SUPERSEDE_ITEM, SUPERSEDE_OLDER } from './hook-run.store.js';
import { NEWEST_RUNS } from './hook-summaries.js';
import { PUT_BACK } from '../outbox-recovery.js';
import { OLD_EVENTS } from './outbox-retention.js';
import { DEAD_RUNS } from '../replay/replays.js';
import { EARLIEST_RETRY, RELEASE_RETRIES } from '../dispatch/retry-timer.js';
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
    ['due slots', DUE_SLOTS, 'USING COVERING INDEX hook_run_due (plugin=? AND hook=?)'],
    ['turn', REFRESH_HEAD, 'hook_run_open (entity=?)'],
    ['revision', NEXT_REVISION, 'USING COVERING INDEX hook_event_entity (entity=? AND name=?)'],
    ['coverage', NEWEST_OPEN_EVENT, 'USING INDEX hook_run_open (entity=?)'],
    ['summary', NEWEST_RUNS, 'USING INDEX hook_run_entity (entity=?)'],
    ['superseding of older', SUPERSEDE_OLDER, 'USING INDEX hook_run_entity (entity=?)'],
    ['superseding of an item', SUPERSEDE_ITEM, 'USING INDEX hook_run_open (entity=?)'],
    ['superseding of what is dead', SUPERSEDE_DEAD, 'USING INDEX hook_run_entity (entity=?)'],
    ['parking', PARK, 'hook_run_unsettled (plugin=? AND state=?)'],
    ['unparking', UNPARK, 'hook_run_unsettled (plugin=? AND state=? AND hook=?)'],
    ['waiting runs', WAITING, 'hook_run_unsettled (plugin=? AND state=? AND hook=? AND rowid>?)'],
    ['next retry', EARLIEST_RETRY, 'USING COVERING INDEX hook_run_retry (next_at>?)'],
    ['due retries', RELEASE_RETRIES, 'USING COVERING INDEX hook_run_retry (next_at<?)'],
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
  /** Runs of `second` are blocked by those of `first`, which are due. */
  const fill = ({ writeQueue }: OpenOutbox, count: number) =>
    writeQueue.run(async (tx) => {
      const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(count)})`;
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
  /** Of the statement alone: the commit waits for the disk, which other programs use as well. */
  const claimed = ({ writeQueue, runStore }: OpenOutbox, plugin: string) =>
    writeQueue.run(async (tx) => {
      const from = performance.now();
      const rows = await runStore.claim(tx, { plugin, hook: 'processTrack', count: 1, leaseMs: 1000 });
      return { ms: performance.now() - from, count: rows.length };
    });
  const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

  it('costs the same with 100,000 runs as with 200, due or blocked', async () => {
    const small = await openOutbox(mkdtempSync(join(root, 'small-')), { isStarted: false });
    await fill(small, 100);
    await fill(outbox, 50_000);
    const times = { few: [] as number[], many: [] as number[], blocked: [] as number[] };
    // In turn, so that whatever else the machine does meets both alike.
    for (let round = 0; round < 60; round++) {
      const [few, many] = [await claimed(small, 'first'), await claimed(outbox, 'first')];
      const blocked = await claimed(outbox, 'second');
      expect([few.count, many.count, blocked.count]).toEqual([1, 1, 0]);
      times.few.push(few.ms);
      times.many.push(many.ms);
      times.blocked.push(blocked.ms);
    }
    await small.close();
    const [few, many, blocked] = [median(times.few), median(times.many), median(times.blocked)];
    console.log(
      `claim: ${few.toFixed(2)} ms of 200 runs, ${many.toFixed(2)} ms of 100,000, none due ${blocked.toFixed(2)} ms`,
    );
    expect(many).toBeLessThan(few * 3 + 0.3);
    expect(blocked).toBeLessThan(few * 3 + 0.3);
  }, 60_000);
});
