import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { hookOf } from '../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../test/support/open-outbox.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HookFailure } from '../hook-failure.js';

const root = tempDir('enqueue');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const open = async (isStarted = false): Promise<OpenOutbox> =>
  (outbox = await openOutbox(folder(), {
    isStarted,
    setUp: (plugins) => {
      plugins.add('tagging', hookOf('processTrack', { order: 'pre', retries: 2 }));
      plugins.add('lyrics', hookOf('processTrack', { onError: 'fail' }), hookOf('afterTrack'));
      plugins.add('export', hookOf('afterPlaylist'));
    },
  }));

describe('an event', () => {
  it('makes a run due for each plugin that wants it, in order', async () => {
    await open();
    const summary = await outbox.enqueue({ itemId: 'track_1' });
    expect(summary).toEqual({
      openProcess: 2,
      holding: 2,
      isHeldForGood: true,
      openAfter: 0,
      setAside: 0,
      done: 0,
      dead: 0,
      failure: null,
    });
    expect(await outbox.runs()).toMatchObject([
      { plugin: 'tagging', seq: 0, stage: 'pre', state: 'pending', head: 1, on_error: 'continue', retries: 2 },
      { plugin: 'lyrics', seq: 1, stage: 'normal', state: 'pending', head: 0, on_error: 'fail', retries: 5 },
    ]);
    expect(await outbox.reader.all('SELECT name, entity, revision, reason FROM hook_event')).toEqual([
      { name: 'processTrack', entity: 'track_1', revision: 1, reason: 'live' },
    ]);
  });

  it('is none when nobody wants it, and costs no statement', async () => {
    await open();
    const answer = await outbox.writeQueue.run(async (tx) => {
      const deaf = { ...tx, all: refuse, get: refuse, run: refuse, afterCommit: refuse } as unknown as typeof tx;
      return outbox.outbox.enqueue(deaf, { name: 'afterAlbum', itemId: 'album_1', reason: 'live' });
    });
    expect(answer).toBeNull();
  });

  it('stands or falls with the unit that made it due', async () => {
    await open();
    const failing = outbox.writeQueue.run(async (tx) => {
      await outbox.outbox.enqueue(tx, { name: 'processTrack', itemId: 'track_1', reason: 'live' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await outbox.runs()).toEqual([]);
  });

  it('does not go back to the plugin that caused it', async () => {
    await open();
    await outbox.enqueue({ itemId: 'track_1', origin: 'tagging', depth: 1 });
    expect((await outbox.runs()).map(({ plugin }) => plugin)).toEqual(['lyrics']);
  });

  it('is refused when plugins keep causing one another, and somebody is told', async () => {
    await open();
    expect(await outbox.enqueue({ itemId: 'track_1', origin: 'tagging', depth: 8 })).not.toBeNull();
    expect(await outbox.enqueue({ itemId: 'track_2', origin: 'tagging', depth: 9 })).toBeNull();
    expect((await outbox.runs()).map(({ entity }) => entity)).toEqual(['track_1']);
    const notices = outbox.heard.filter(({ name }) => name === 'notice').map(({ payload }) => payload);
    expect(notices).toEqual([
      { level: 'warning', code: 'plugin-loop', message: expect.stringContaining('processTrack of track_2') },
    ]);
  });

  it('waits at once where the plugin cannot run, and holds only what must not be seen without it', async () => {
    await open();
    outbox.statuses.hold('tagging', 'tripped');
    outbox.statuses.hold('lyrics', 'needs_auth');
    expect(await outbox.enqueue({ itemId: 'track_1' })).toMatchObject({
      openProcess: 2,
      holding: 1,
      isHeldForGood: true,
    });
    expect((await outbox.runs()).map(({ state, head }) => [state, head])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
  });
});

describe('another event of the same item', () => {
  it('takes the place of runs that have not begun, and of dead ones', async () => {
    await open(true);
    outbox.supervisor.answer = (plugin) => {
      if (plugin === 'lyrics') throw new HookFailure('unrecoverable', 'plugin', 'no.');
      throw new HookFailure('retry', 'network', 'later');
    };
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('tagging is to be retried', async () => (await outbox.runs())[0]?.state === 'retry');
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it runs anew', () => outbox.supervisor.held.length === 1);
    expect(await outbox.states()).toEqual([
      'tagging processTrack track_1 skipped',
      'lyrics processTrack track_1 skipped',
      'tagging processTrack track_1 running',
      'lyrics processTrack track_1 pending',
    ]);
    expect((await outbox.list.page({ limit: 1, state: 'skipped' })).items[0]).toMatchObject({
      note: 'a newer run took its place',
    });
    expect(await outbox.reader.all('SELECT revision FROM hook_event ORDER BY id')).toEqual([
      { revision: 1 },
      { revision: 2 },
    ]);
  });

  it('lets a run that has begun end, and stands behind it', async () => {
    await open(true);
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    await eventually('it runs', () => outbox.supervisor.held.length === 1);
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    expect(await outbox.states()).toEqual([
      'export afterPlaylist playlist_1 running',
      'export afterPlaylist playlist_1 pending',
    ]);
    outbox.supervisor.get('export', 'playlist_1').succeed();
    await eventually('the second one runs', () => outbox.supervisor.calls.length === 2);
    expect(await outbox.states()).toEqual([
      'export afterPlaylist playlist_1 succeeded',
      'export afterPlaylist playlist_1 running',
    ]);
  });

  it('of a collection is none while an open one sees the same', async () => {
    await open();
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    expect(await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' })).toMatchObject({ openAfter: 1 });
    expect(await outbox.states()).toEqual(['export afterPlaylist playlist_1 pending']);
    outbox.plugins.add('rescan', hookOf('afterPlaylist'));
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    expect(await outbox.states()).toEqual([
      'export afterPlaylist playlist_1 skipped',
      'export afterPlaylist playlist_1 pending',
      'rescan afterPlaylist playlist_1 pending',
    ]);
  });

  it('of a collection that was removed meanwhile is one of its own', async () => {
    await open();
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    await outbox.writeQueue.run((tx) => outbox.outbox.itemRemoved(tx, 'playlist_1', { afterPlaylist: { old: true } }));
    await outbox.enqueue({ itemId: 'playlist_1', name: 'afterPlaylist' });
    expect(await outbox.states()).toEqual([
      'export afterPlaylist playlist_1 skipped',
      'export afterPlaylist playlist_1 pending',
    ]);
  });
});

describe('an item that begins anew', () => {
  it('has no open runs left, and what runs is taken back', async () => {
    await open(true);
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('tagging runs', () => outbox.supervisor.held.length === 1);
    const { signal } = outbox.supervisor.get('tagging', 'track_1');
    const hasOpen = () => outbox.writeQueue.run((tx) => outbox.outbox.hasOpenRuns(tx, 'track_1'));
    expect(await hasOpen()).toBe(true);
    await outbox.writeQueue.run((tx) => outbox.outbox.supersede(tx, 'track_1', 'it was cancelled'));
    expect(signal.aborted).toBe(true);
    expect(await hasOpen()).toBe(false);
    await eventually('nothing runs', () => outbox.live.all().length === 0);
    expect(await outbox.states()).toEqual([
      'tagging processTrack track_1 skipped',
      'lyrics processTrack track_1 skipped',
    ]);
    expect(outbox.items.settledCount).toBe(0);
  });

  it('takes back what was dead, too: it says nothing of the next time', async () => {
    await open(true);
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('tagging runs', () => outbox.supervisor.held.length === 1);
    outbox.supervisor.get('tagging', 'track_1').fail(new HookFailure('unrecoverable', 'plugin', 'no such codec'));
    await eventually('it is dead', async () => (await outbox.states())[0]?.endsWith('dead') ?? false);
    await outbox.writeQueue.run((tx) => outbox.outbox.supersede(tx, 'track_1', 'the track begins anew'));
    const [row] = await outbox.reader.all('SELECT state, result, error_message FROM hook_run');
    expect(row).toEqual({
      state: 'skipped',
      result: '{"note":"the track begins anew"}',
      error_message: 'no such codec',
    });
    const summary = await outbox.writeQueue.run((tx) => outbox.summaries.of(tx, 'track_1'));
    expect(summary).toMatchObject({ dead: 0, failure: null });
  });
});

function refuse(): never {
  throw new Error('a statement');
}
