import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure } from '../../hook-failure.js';

const root = tempDir('dispatch');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const open = async (): Promise<OpenOutbox> =>
  (outbox = await openOutbox(folder(), {
    setUp: (plugins) => {
      plugins.add('tagging', hookOf('processTrack', { concurrency: 2 }));
      plugins.add('lyrics', hookOf('processTrack'), hookOf('afterTrack'));
    },
  }));
const allEnded = async (): Promise<boolean> => (await outbox.runs()).every(({ finished_at: at }) => at !== null);

describe('the dispatcher', () => {
  it('executes the hooks of an item one after the other, in order', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('the first', () => outbox.supervisor.held.length === 1);
    expect(outbox.supervisor.log).toEqual(['tagging processTrack track_1']);
    outbox.supervisor.get('tagging', 'track_1').succeed();
    await eventually('the second', () => outbox.supervisor.held.length === 1);
    outbox.supervisor.get('lyrics', 'track_1').succeed();
    await eventually('the third', () => outbox.supervisor.held.length === 1);
    outbox.supervisor.get('lyrics', 'track_1').succeed();
    await eventually('all have ended', allEnded);
    expect(outbox.supervisor.log).toEqual([
      'tagging processTrack track_1',
      'lyrics processTrack track_1',
      'lyrics afterTrack track_1',
    ]);
    expect(outbox.items.settlements.get('track_1')?.summary).toMatchObject({ openProcess: 0, openAfter: 0, done: 3 });
  });

  it('does not let the others of an item wait for one that is tried again in long', async () => {
    await open();
    let failures = 0;
    outbox.supervisor.answer = (plugin) => {
      if (plugin === 'tagging' && failures++ < 2) throw new HookFailure('error', 'plugin', 'It throws.');
      return undefined;
    };
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it failed', async () => (await outbox.states())[0] === 'tagging processTrack track_1 retry');
    expect(await outbox.states()).toContain('lyrics processTrack track_1 pending');
    await outbox.clock.advance(6_000);
    await eventually('its second failure lets the other pass', async () =>
      (await outbox.states()).includes('lyrics processTrack track_1 succeeded'),
    );
    expect(await outbox.states()).toContain('tagging processTrack track_1 retry');
    await outbox.clock.advance(36_000);
    await eventually('it comes back', allEnded);
    expect(outbox.supervisor.log).toEqual([
      'tagging processTrack track_1',
      'tagging processTrack track_1',
      'lyrics processTrack track_1',
      'tagging processTrack track_1',
    ]);
  });

  it('takes as many at once as the hook allows, and no plugin takes the slots of another', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    for (const id of ['1', '2', '3', '4']) await outbox.enqueue({ itemId: `track_${id}` });
    await eventually('two run', () => outbox.supervisor.held.length === 2);
    outbox.supervisor.get('tagging', 'track_1').succeed();
    await eventually('the third is tagged beside the lyrics of the first', () => outbox.supervisor.held.length === 3);
    outbox.supervisor.get('tagging', 'track_2').succeed();
    await eventually('the fourth', () => outbox.supervisor.log.length === 5);
    const held = (await outbox.runs()).filter(({ state }) => state === 'running');
    expect(held.map(({ plugin, entity }) => `${plugin} ${entity}`).sort()).toEqual([
      'lyrics track_1',
      'tagging track_3',
      'tagging track_4',
    ]);
    expect(outbox.supervisor.held).toHaveLength(3);
  });

  it('tells the hook which run it is, and its item what came of it', async () => {
    await open();
    outbox.supervisor.answer = (plugin) =>
      plugin === 'tagging' ? { patch: { title: 'T' }, note: 'tagged' } : undefined;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('ended', allEnded);
    const [first] = outbox.supervisor.calls;
    expect(first?.call).toMatchObject({
      attempt: 1,
      reason: 'live',
      isLate: false,
      idempotencyKey: 'processTrack/track_1/1',
    });
    expect(outbox.items.notes).toEqual(['tagging: tagged']);
    expect((await outbox.runs())[0]).toMatchObject({ state: 'succeeded', attempt: 1, crash_kills: 0, owner: null });
    expect(JSON.parse((await outbox.runs())[0]?.result ?? '')).toEqual({ patch: { title: 'T' }, note: 'tagged' });
  });

  it('gives a running hook its scope, and takes it back', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it runs', () => outbox.supervisor.held.length === 1);
    const { call } = outbox.supervisor.get('tagging', 'track_1');
    const scope = outbox.scopes.get(call.runId, 'tagging');
    expect(scope).toMatchObject({ itemId: 'track_1', hook: 'processTrack', facts: { itemId: 'track_1' } });
    expect(outbox.scopes.get(call.runId, 'lyrics')).toBeNull();
    call.onProgress?.(0.5);
    expect((await outbox.list.page({ limit: 10, state: 'running' })).items).toMatchObject([{ progress: 0.5 }]);
    outbox.supervisor.get('tagging', 'track_1').succeed();
    await eventually('it is over', () => scope?.signal.aborted);
    expect(outbox.scopes.get(call.runId, 'tagging')).toBeNull();
  });

  it('skips what is gone, without a call', async () => {
    await open();
    outbox.items.removed.add('track_1');
    outbox.items.fileless.add('track_2');
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await outbox.enqueue({ itemId: 'track_2', name: 'afterTrack' });
    await eventually('both ended', allEnded);
    expect(outbox.supervisor.calls).toEqual([]);
    expect((await outbox.list.page({ limit: 10 })).items.map(({ state, note }) => [state, note])).toEqual([
      ['skipped', 'its file is gone'],
      ['skipped', 'it was taken off the list'],
    ]);
  });

  it('executes runs of a removed item with the facts that were kept', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_0', name: 'afterTrack' });
    await eventually('the slot is taken', () => outbox.supervisor.held.length === 1);
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    outbox.items.removed.add('track_1');
    const facts = { itemId: 'track_1', title: 'kept' };
    await outbox.writeQueue.run((tx) => outbox.outbox.itemRemoved(tx, 'track_1', { afterTrack: facts }));
    outbox.supervisor.get('lyrics', 'track_0').succeed();
    await eventually('called', () => outbox.supervisor.calls.length === 2);
    expect(outbox.supervisor.get('lyrics', 'track_1').call.payload).toMatchObject({ facts });
  });

  it('goes on with what was enqueued while a unit was being refused by the database', async () => {
    await open();
    const run = outbox.writeQueue.run.bind(outbox.writeQueue);
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('ended', allEnded);
    outbox.writeQueue.run = () => {
      outbox.writeQueue.run = run;
      return Promise.reject(new Error('disk full'));
    };
    outbox.plugins.enable('tagging');
    await run((tx) => outbox.outbox.enqueue(tx, { name: 'processTrack', itemId: 'track_2', reason: 'live' }));
    const { clock } = outbox;
    await clock.advance(1000);
    await eventually('ended', allEnded);
    expect(outbox.supervisor.log).toHaveLength(4);
  });

  it('commits the end of a run as soon as the database lets it', async () => {
    await open();
    let refusals = 2;
    outbox.items.onSettled = () => (refusals-- > 0 ? Promise.reject(new Error('locked')) : Promise.resolve());
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    const { clock } = outbox;
    await eventually('ended', async () => {
      await clock.advance(1000);
      return allEnded();
    });
    expect(refusals).toBe(-1);
    expect(outbox.supervisor.calls).toHaveLength(1);
  });
});

describe('the end of the host', () => {
  it('lets a running hook end, and claims nothing more', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it runs', () => outbox.supervisor.held.length === 1);
    let isOver = false;
    const stopped = outbox.lifecycle.stop(5000, () => (isOver = true));
    outbox.supervisor.get('tagging', 'track_1').succeed();
    await stopped;
    expect(isOver).toBe(false);
    expect(await outbox.states()).toEqual([
      'tagging processTrack track_1 succeeded',
      'lyrics processTrack track_1 pending',
    ]);
  });

  it('takes back what does not end in time, without an attempt used', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it runs', () => outbox.supervisor.held.length === 1);
    const order: string[] = [];
    const { signal } = outbox.supervisor.get('tagging', 'track_1');
    signal.addEventListener('abort', () => order.push('taken back'));
    const stopped = outbox.lifecycle.stop(5000, () => order.push('time over'));
    const { clock } = outbox;
    await clock.advance(5000);
    await stopped;
    expect(order).toEqual(['time over', 'taken back']);
    expect((await outbox.runs())[0]).toMatchObject({ state: 'pending', attempt: 0, owner: null });
  });
});
