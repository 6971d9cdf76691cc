import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure, type HookFailureKind } from '../../hook-failure.js';
import type { HookRunRow } from '../rows/hook-run-row.js';

const KINDS: readonly (HookFailureKind | 'success' | 'nonsense')[] = [
  'success',
  'nonsense',
  'error',
  'retry',
  'unrecoverable',
  'not-found',
  'needs-auth',
  'config',
  'crash',
  'timeout',
  'cancelled',
  'protocol',
  'not-started',
];
const ENDED = ['succeeded', 'skipped', 'dead'];

const root = tempDir('any-outcome');
let outbox: OpenOutbox;
beforeAll(async () => {
  outbox = await openOutbox(root, {
    setUp: (plugins) => {
      plugins.add('first', hookOf('processTrack', { retries: 3, concurrency: 3 }));
      plugins.add(
        'second',
        hookOf('processTrack', { retries: 0, onError: 'fail' }),
        hookOf('afterTrack', { retries: 2 }),
      );
    },
  });
});
afterAll(() => outbox.close());

let items = 0;
/** One thing that happens to the outbox, whose answers are `outcomes` in turn. */
const act = async (action: number, ids: readonly string[]): Promise<void> => {
  const itemId = ids[action % ids.length] ?? '';
  if (action % 7 === 0) await outbox.enqueue({ itemId });
  if (action % 7 === 1) await outbox.enqueue({ itemId, name: 'afterTrack' });
  if (action % 7 === 2) await outbox.writeQueue.run((tx) => outbox.outbox.supersede(tx, itemId, 'it begins anew'));
  if (action % 7 === 3) outbox.plugins.disable('first');
  if (action % 7 === 4) outbox.plugins.enable('first');
  if (action % 7 === 5) outbox.statuses.hold('second', 'tripped');
  if (action % 7 === 6) await outbox.clock.advance(40_000);
};
const isAble = (plugin: string): boolean =>
  outbox.plugins.isEnabled(plugin) && ['ready', 'busy'].includes(outbox.statuses.of(plugin).state);
const isAtRest = ({ plugin, state }: HookRunRow): boolean =>
  ENDED.includes(state) || (state === 'waiting' && !isAble(plugin));

it('ends every run, or lets it wait for a plugin that cannot run, whatever happens in whatever order', async () => {
  const outcomes = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 12 });
  const actions = fc.array(fc.nat(50), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(outcomes, actions, async (answers, steps) => {
      const ids = Array.from({ length: 3 }, () => `track_${String(items++)}`);
      let call = 0;
      outbox.supervisor.answer = () => {
        const kind = answers[call++ % answers.length] ?? 'success';
        if (kind === 'success') return { note: 'done' };
        if (kind === 'nonsense') return { patch: 7 };
        // A host that takes back for ever would never come to rest.
        if (kind === 'cancelled' && call > 60) return undefined;
        throw new HookFailure(kind, 'plugin', `it says ${kind}`);
      };
      for (const itemId of ids) await outbox.enqueue({ itemId });
      for (const step of steps) await act(step, ids);
      const own = async () => (await outbox.runs()).filter(({ entity }) => ids.includes(entity));
      await eventually('all at rest', async () => {
        await outbox.watch.idle();
        await outbox.clock.advance(4_000_000);
        return outbox.live.all().length === 0 && (await own()).every(isAtRest);
      });
      for (const run of await own()) {
        expect(run).toMatchObject({ owner: null, lease_until: null, next_at: null, head: 0 });
        expect(run.attempt).toBeLessThanOrEqual(run.retries + 1);
        expect(run.crash_kills).toBeLessThanOrEqual(2);
        expect(run.finished_at === null).toBe(run.state === 'waiting');
      }
      for (const plugin of ['first', 'second']) outbox.plugins.enable(plugin);
      outbox.supervisor.answer = () => undefined;
      await eventually('nothing waits', async () => {
        await outbox.watch.idle();
        return (await own()).every(({ state }) => ENDED.includes(state));
      });
    }),
    { numRuns: 15, seed: 7 },
  );
}, 60_000);
