import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure } from '../../hook-failure.js';

const root = tempDir('ability');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const open = async (data = folder()): Promise<OpenOutbox> =>
  (outbox = await openOutbox(data, {
    setUp: (plugins) => {
      plugins.add('tagging', hookOf('processTrack'));
      plugins.add('drm', hookOf('processTrack', { onError: 'fail' }), hookOf('afterTrack'));
    },
  }));
const summary = (itemId: string) => outbox.items.settlements.get(itemId)?.summary;
const states = async (plugin: string): Promise<string[]> =>
  (await outbox.runs()).filter((run) => run.plugin === plugin).map(({ state }) => state);

describe('a plugin that cannot run any more', () => {
  it('holds nothing: its runs wait, and those behind them go on', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    for (const id of ['1', '2', '3']) await outbox.enqueue({ itemId: `track_${id}` });
    await eventually('one runs', () => outbox.supervisor.held.length === 1);
    outbox.statuses.hold('tagging', 'tripped', { reason: 'five crashes' });
    outbox.supervisor.get('tagging', 'track_1').fail(new HookFailure('crash', 'plugin', 'Its process ended.'));
    await eventually('all wait', async () => (await states('tagging')).every((state) => state === 'waiting'));
    await eventually('the next plugin is at it', () => outbox.supervisor.held.length === 1);
    expect(outbox.supervisor.held[0]?.plugin).toBe('drm');
    expect(summary('track_2')).toMatchObject({ openProcess: 2, holding: 1, isHeldForGood: true });
    outbox.supervisor.isHolding = false;
    outbox.supervisor.held[0]?.succeed();
    await eventually('drm is done', async () => (await states('drm')).every((state) => state === 'succeeded'));
    expect(summary('track_3')).toMatchObject({ openProcess: 1, holding: 0, isHeldForGood: false });
    outbox.statuses.release('tagging');
    await eventually('tagged late', async () => (await states('tagging')).every((state) => state === 'succeeded'));
    expect(summary('track_3')).toMatchObject({ openProcess: 0, done: 2 });
    expect((await outbox.runs())[0]).toMatchObject({ crash_kills: 1, attempt: 2 });
  });

  it('holds its tracks when they must not be seen without it, until nobody wants it any more', async () => {
    await open();
    outbox.plugins.disable('tagging');
    outbox.statuses.hold('drm', 'needs_config');
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.watch.idle();
    expect(await outbox.states()).toEqual(['drm processTrack track_1 waiting']);
    outbox.plugins.disable('drm');
    await eventually('it was told', () => summary('track_1')?.holding === 0);
    expect(summary('track_1')).toMatchObject({ openProcess: 0, isHeldForGood: false, setAside: 1 });
    outbox.plugins.enable('drm');
    await eventually('done', async () => (await states('drm'))[0] === 'succeeded');
  });

  it('is noticed at boot, too', async () => {
    const data = folder();
    await open(data);
    outbox.statuses.hold('drm', 'needs_auth');
    outbox.statuses.hold('tagging', 'needs_auth');
    await outbox.watch.idle();
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.close();
    outbox = await openOutbox(data, {
      setUp: (plugins) => {
        plugins.add('tagging', hookOf('processTrack'));
        plugins.add('drm', hookOf('processTrack', { onError: 'fail' }));
        plugins.disable('drm');
      },
    });
    await eventually('tagged', async () => (await states('tagging'))[0] === 'succeeded');
    expect(await states('drm')).toEqual(['waiting']);
    expect(summary('track_1')).toMatchObject({ holding: 0, openProcess: 0, setAside: 1 });
  });
});

describe('a plugin that is switched off', () => {
  const one = (
    { openProcess, openAfter, setAside, done } = { openProcess: 0, openAfter: 0, setAside: 0, done: 0 },
  ) => ({
    openProcess,
    openAfter,
    setAside,
    done,
  });

  it('leaves nothing that looks unfinished, and all of it counts again when it is switched on', async () => {
    await open();
    outbox.statuses.hold('drm', 'tripped');
    outbox.statuses.hold('tagging', 'tripped');
    await outbox.watch.idle();
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.enqueue({ itemId: 'track_2', name: 'afterTrack' });
    // Its runs wait already: no row moves, and yet the items are told.
    outbox.plugins.disable('drm');
    outbox.plugins.disable('tagging');
    await outbox.watch.idle();
    expect(one(summary('track_1'))).toEqual({ openProcess: 0, openAfter: 0, setAside: 2, done: 0 });
    expect(one(summary('track_2'))).toEqual({ openProcess: 0, openAfter: 0, setAside: 1, done: 0 });
    outbox.supervisor.isHolding = true;
    outbox.plugins.enable('drm');
    await outbox.watch.idle();
    expect(one(summary('track_1'))).toEqual({ openProcess: 1, openAfter: 0, setAside: 1, done: 0 });
    expect(one(summary('track_2'))).toEqual({ openProcess: 0, openAfter: 1, setAside: 0, done: 0 });
    await eventually('both run', () => outbox.supervisor.held.length === 2);
    outbox.supervisor.isHolding = false;
    for (const held of [...outbox.supervisor.held]) held.succeed();
    outbox.plugins.enable('tagging');
    await eventually('all done', async () => (await outbox.runs()).every(({ state }) => state === 'succeeded'));
    expect(one(summary('track_1'))).toEqual({ openProcess: 0, openAfter: 0, setAside: 0, done: 2 });
  });

  it('is known at boot: in a mode without it nothing looks unfinished either', async () => {
    const data = folder();
    await open(data);
    outbox.statuses.hold('drm', 'tripped');
    await outbox.enqueue({ itemId: 'track_2', name: 'afterTrack' });
    await outbox.close();
    const setUp: NonNullable<Parameters<typeof openOutbox>[1]>['setUp'] = (plugins) => {
      plugins.add('drm', hookOf('processTrack', { onError: 'fail' }), hookOf('afterTrack'));
      plugins.disable('drm');
    };
    outbox = await openOutbox(data, { setUp });
    expect(one(summary('track_2'))).toEqual({ openProcess: 0, openAfter: 0, setAside: 1, done: 0 });
    await outbox.close();
    // Once is enough.
    outbox = await openOutbox(data, { setUp });
    expect(outbox.items.settledCount).toBe(0);
  });
});

describe('a plugin that is switched off and on', () => {
  it('loses no run', async () => {
    await open();
    const ids = Array.from({ length: 40 }, (_, index) => `track_${String(index)}`);
    await Promise.all(ids.map((itemId) => outbox.enqueue({ itemId })));
    for (let round = 0; round < 10; round++) {
      outbox.plugins.disable('tagging');
      await Promise.resolve();
      outbox.plugins.enable('tagging');
    }
    outbox.plugins.disable('tagging');
    await outbox.watch.idle();
    outbox.plugins.enable('tagging');
    await eventually('all done', async () => (await outbox.runs()).every(({ state }) => state === 'succeeded'));
    expect(outbox.supervisor.log.filter((line) => line.startsWith('tagging'))).toHaveLength(40);
  });

  it('loses none of a hook that is switched off and on either', async () => {
    await open();
    outbox.plugins.add('drm', hookOf('processTrack'), hookOf('afterTrack', { isEnabled: false }));
    await outbox.writeQueue.run((tx) =>
      tx.run(
        `INSERT INTO hook_event (name, entity, revision, reason, created_at) VALUES ('afterTrack', 'track_1', 1, 'live', 1)`,
      ),
    );
    outbox.plugins.add('drm', hookOf('processTrack'), hookOf('afterTrack'));
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_0', name: 'afterTrack' });
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('one runs', () => outbox.supervisor.held.length === 1);
    outbox.plugins.add('drm', hookOf('processTrack'), hookOf('afterTrack', { isEnabled: false }));
    await eventually('the other waits', async () => (await states('drm'))[1] === 'waiting');
    outbox.supervisor.isHolding = false;
    outbox.supervisor.held[0]?.succeed();
    outbox.plugins.add('drm', hookOf('processTrack'), hookOf('afterTrack'));
    await eventually('both done', async () => (await states('drm')).every((state) => state === 'succeeded'));
  });
});

describe('a run that comes back', () => {
  it('stands before those of its item that come after it, but lets end what runs', async () => {
    await open();
    outbox.statuses.hold('tagging', 'needs_auth');
    await outbox.watch.idle();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('drm runs', () => outbox.supervisor.held.length === 1);
    outbox.statuses.release('tagging');
    await eventually('it is due', async () => (await states('tagging'))[0] === 'pending');
    expect(outbox.supervisor.held).toHaveLength(1);
    outbox.supervisor.get('drm', 'track_1').succeed();
    await eventually('tagging runs', () => outbox.supervisor.held[0]?.plugin === 'tagging');
    expect((await states('drm'))[1]).toBe('pending');
  });
});
