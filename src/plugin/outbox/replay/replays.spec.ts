import { afterEach, describe, expect, it } from '@jest/globals';
import type { LibraryItem } from '@deemusic/plugin-sdk';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf, type FakeHookPlugins } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure } from '../../hook-failure.js';

const root = tempDir('replays');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const setUp = (plugins: FakeHookPlugins): void => {
  plugins.add('tagging', hookOf('processTrack', { concurrency: 4 }), hookOf('afterTrack'));
  plugins.add('export', hookOf('afterPlaylist'));
};
const open = async (data = folder()): Promise<OpenOutbox> => (outbox = await openOutbox(data, { setUp }));
const allEnded = async (): Promise<boolean> => (await outbox.runs()).every(({ finished_at: at }) => at !== null);
const never = (): never => {
  throw new HookFailure('unrecoverable', 'plugin', 'never');
};
const put = (id: string, type: LibraryItem['type'], status = 'completed', parentId: string | null = null): void => {
  outbox.items.items_.set(id, { id, type, status, parentId, title: id, artist: null, album: null, outputPath: null });
};
/** What `work` made due, as `plugin hook item`. */
const queuedBy = async (work: Promise<unknown>): Promise<string[]> => {
  const before = (await outbox.runs()).length;
  await work;
  return (await outbox.runs()).slice(before).map((run) => `${run.plugin} ${run.hook} ${run.entity}`);
};

describe('a replay', () => {
  it('of single runs makes new ones of just those, and the dead are dead no more', async () => {
    await open();
    outbox.supervisor.answer = never;
    await outbox.enqueue({ itemId: 'track_1' });
    await outbox.enqueue({ itemId: 'track_2' });
    await eventually('both dead', allEnded);
    outbox.supervisor.answer = () => undefined;
    expect(await outbox.replays.replay({ runIds: [1] })).toEqual({ queued: 1 });
    await eventually('ended', allEnded);
    expect((await outbox.states()).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'track_1 skipped',
      'track_2 dead',
      'track_1 succeeded',
    ]);
    expect(outbox.supervisor.calls.at(-1)?.call).toMatchObject({ reason: 'replay', attempt: 1 });
    expect(outbox.items.settlements.get('track_1')?.summary).toMatchObject({ dead: 0, done: 1 });
  });

  it('is all or nothing, and says what is wrong', async () => {
    await open();
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('ended', allEnded);
    await expect(outbox.replays.replay({ runIds: [1, 99] })).rejects.toMatchObject({
      code: 'not_found',
      message: 'There is no run 99.',
    });
    outbox.plugins.disable('tagging');
    await expect(outbox.replays.replay({ runIds: [1] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(outbox.replays.replay({ plugin: 'nobody', scope: 'all' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(outbox.replays.replay({ itemId: 'track_1' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await outbox.runs()).toHaveLength(1);
  });

  it('of an item that left the list works with the facts that were kept', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('it runs', () => outbox.supervisor.held.length === 1);
    const facts = { itemId: 'track_1', kept: true };
    outbox.items.removed.add('track_1');
    await outbox.writeQueue.run((tx) => outbox.outbox.itemRemoved(tx, 'track_1', { processTrack: facts }));
    outbox.supervisor.get('tagging', 'track_1').fail(new HookFailure('unrecoverable', 'plugin', 'never'));
    await eventually('dead', allEnded);
    await outbox.replays.replay({ plugin: 'tagging', scope: 'dead' });
    await eventually('again', () => outbox.supervisor.held.length === 1);
    expect(outbox.supervisor.held[0]?.call.payload).toMatchObject({ facts });
  });

  it('of an item is of its own hooks, and of those of its tracks that are there', async () => {
    await open();
    put('playlist_1', 'playlist', 'partial');
    put('playlist_1.track_1', 'track', 'completed', 'playlist_1');
    put('playlist_1.track_2', 'track', 'failed', 'playlist_1');
    put('track_3', 'track', 'downloading');
    expect(await queuedBy(outbox.replays.replay({ itemId: 'playlist_1' }))).toEqual([
      'export afterPlaylist playlist_1',
      'tagging processTrack playlist_1.track_1',
      'tagging afterTrack playlist_1.track_1',
    ]);
    expect(await queuedBy(outbox.replays.replay({ itemId: 'playlist_1', plugin: 'export' }))).toHaveLength(1);
    expect(await queuedBy(outbox.replays.replay({ itemId: 'playlist_1.track_1', hook: 'afterTrack' }))).toEqual([
      'tagging afterTrack playlist_1.track_1',
    ]);
    await expect(outbox.replays.replay({ itemId: 'track_3' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(outbox.replays.replay({ itemId: 'track_3', plugin: 'export' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'No enabled plugin has such a hook for track_3.',
    });
  });

  it('of what is dead takes each of them once', async () => {
    await open();
    outbox.supervisor.answer = never;
    const ids = Array.from({ length: 250 }, (_, index) => `track_${String(index)}`);
    await Promise.all(ids.map((itemId) => outbox.enqueue({ itemId })));
    await eventually('all dead', allEnded, 20_000);
    expect(await outbox.list.counts()).toMatchObject([{ plugin: 'tagging', dead: 250 }]);
    outbox.supervisor.answer = () => undefined;
    expect(await outbox.replays.replay({ plugin: 'tagging', scope: 'dead' })).toEqual({ queued: 250 });
    await eventually('all ended', allEnded, 20_000);
    expect(await outbox.list.counts()).toEqual([]);
    expect(await outbox.replays.replay({ plugin: 'tagging', scope: 'dead' })).toEqual({ queued: 0 });
  }, 30_000);
});

describe('a replay of the whole library', () => {
  const begin = (hook?: 'processTrack') => outbox.replays.replay({ plugin: 'tagging', hook, scope: 'all' });

  it('goes through all that is there, page by page, and stands behind what happens now', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    outbox.items.pages.set('processTrack', [
      ['track_1', 'track_2', 'track_3'],
      ['track_4', 'track_5', 'track_6'],
    ]);
    outbox.items.pages.set('afterTrack', [['track_1']]);
    expect(await begin()).toMatchObject({ job: { plugin: 'tagging', hooks: ['processTrack', 'afterTrack'] } });
    await eventually('four run', () => outbox.supervisor.held.length === 4);
    await outbox.library.idle();
    expect(await outbox.runs()).toHaveLength(7);
    expect(await outbox.library.list()).toEqual([]);
    await outbox.enqueue({ itemId: 'track_9' });
    outbox.supervisor.get('tagging', 'track_1').succeed();
    await eventually('the next', () => outbox.supervisor.held.some(({ call }) => call.reason === 'live'));
    // What is tagged again has not become worse: it is not shown as one that went out without its tags.
    expect(outbox.items.settlements.get('track_6')?.summary).toMatchObject({ openProcess: 0, openAfter: 1 });
  });

  it('adds nothing to what is due anyway', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    for (const id of ['1', '2', '3', '4', '5']) await outbox.enqueue({ itemId: `track_${id}` });
    await eventually('four run', () => outbox.supervisor.held.length === 4);
    outbox.items.pages.set('processTrack', [['track_5']]);
    await begin('processTrack');
    await outbox.library.idle();
    expect((await outbox.runs()).filter(({ entity }) => entity === 'track_5')).toMatchObject([
      { state: 'pending', lane: 0 },
    ]);
  });

  it('goes on after a restart from where it stood', async () => {
    const data = folder();
    await open(data);
    outbox.items.pages.set('processTrack', [['track_1'], ['track_2'], ['track_3']]);
    const asked: (string | null)[] = [];
    const candidates = outbox.items.candidates.bind(outbox.items);
    outbox.items.candidates = async (hook, after) => {
      asked.push(after);
      if (after === '1') throw new Error('the power fails');
      return candidates(hook, after);
    };
    await begin('processTrack');
    await eventually('it stands', () => asked.length === 2);
    await outbox.close();
    outbox = await openOutbox(data, { setUp, isStarted: false });
    outbox.items.pages.set('processTrack', [['track_1'], ['track_2'], ['track_3']]);
    await outbox.lifecycle.start();
    await eventually('all done', async () => (await outbox.runs()).length === 3 && (await allEnded()));
    expect((await outbox.runs()).map(({ entity }) => entity)).toEqual(['track_1', 'track_2', 'track_3']);
    await eventually('the job is done', async () => (await outbox.library.list()).length === 0);
  });

  it('rests while its plugin is switched off, and is one at a time', async () => {
    await open();
    outbox.items.pages.set('processTrack', [['track_1'], ['track_2']]);
    const candidates = outbox.items.candidates.bind(outbox.items);
    outbox.items.candidates = (hook, after) => {
      if (after === null) outbox.plugins.disable('tagging');
      return candidates(hook, after);
    };
    await begin('processTrack');
    await outbox.library.idle();
    expect(await outbox.library.list()).toMatchObject([{ plugin: 'tagging', cursor: '1', queued: 0 }]);
    outbox.plugins.enable('tagging');
    await expect(begin('processTrack')).rejects.toMatchObject({ code: 'conflict' });
    await eventually('done', async () => (await outbox.library.list()).length === 0);
  });
});
