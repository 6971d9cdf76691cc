import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { rowById } from '../rows/row-writer.js';
import type { ItemChange, ItemRemoval, TransitionEffect } from '../transition-listener.js';
import type { PostSettlement } from './post-processing.js';

const root = tempDir('post-processing');
const HOLD_MS = 120_000;
let clock: ManualClock;
let dataDir: string;
let queue: OpenQueue;

/** What a test's listener says of each change. */
let effectOf: (change: ItemChange) => TransitionEffect | undefined;
let changes: ItemChange[];
let removals: ItemRemoval[];

beforeEach(async () => {
  clock = new ManualClock();
  dataDir = mkdtempSync(join(root, 'data-'));
  changes = [];
  removals = [];
  effectOf = ({ item, to, at }) =>
    item.type === 'track' && to === 'processing' ? { post: 'pending', waiting: { until: at + HOLD_MS } } : undefined;
  queue = await open(dataDir);
});
afterEach(() => queue.close());

async function open(folder: string): Promise<OpenQueue> {
  const opened = await openQueue(folder, { clock, isStarted: false });
  opened.service.onTransition({
    onTransition: (_tx, change) => {
      changes.push(change);
      return Promise.resolve(effectOf(change));
    },
    onRemoving: (_tx, removal) => {
      removals.push(removal);
      return Promise.resolve(removal.isWithFiles ? ['cover.jpg'] : []);
    },
  });
  await opened.lifecycle.onApplicationBootstrap();
  return opened;
}

const item = (id: string) => queue.reader.get(id);
const reaches = (id: string, status: string) =>
  eventually(`${id} is ${status}`, async () => (await queue.status(id)) === status);
const settle = (id: string, settlement: Partial<PostSettlement>) =>
  queue.writeQueue.run((tx) => queue.post.settle(tx, id, { post: 'pending', wait: 'keep', ...settlement }));

async function held(id = '1'): Promise<void> {
  await queue.service.add(tracks(id));
  await reaches(`track_${id}`, 'processing');
}

describe('a track that waits for its plugins', () => {
  it('is not finished, and says so from the very change on', async () => {
    await held();
    expect(await item('track_1')).toMatchObject({
      status: 'processing',
      post: 'pending',
      waiting: { reason: 'plugin', until: clock.now() + HOLD_MS },
    });
    const [told] = queue.payloads('item.updated').filter(({ to }) => to === 'processing');
    expect(told?.item).toMatchObject({ post: 'pending', waiting: { reason: 'plugin' } });
    expect(queue.processor.finishes).toEqual([]);
  });

  it('holds no slot: others are downloaded and finished past it', async () => {
    effectOf = ({ item: { id }, to }) =>
      to === 'processing' && id === 'track_1' ? { waiting: { until: null } } : undefined;
    await queue.control.configure({ concurrency: 1 });
    await queue.service.add(tracks('1', '2', '3'));
    await reaches('track_3', 'completed');
    expect(queue.processor.finishes).toEqual(['track_2', 'track_3']);
  });

  it('is published when it is released', async () => {
    await held();
    await settle('track_1', { post: 'ok', wait: 'release' });
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'ok', degraded: false, waiting: null });
  });

  it('is published when its time is over, and not a moment earlier', async () => {
    await held();
    await clock.advance(HOLD_MS - 1);
    expect(await queue.status('track_1')).toBe('processing');
    effectOf = ({ to }) => (to === 'completed' ? { post: 'degraded' } : undefined);
    await clock.advance(1);
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'degraded', degraded: true });
    // A run that succeeds late undoes it.
    await settle('track_1', { post: 'ok' });
    expect(await item('track_1')).toMatchObject({ post: 'ok', degraded: false });
  });

  it('waits for good where it was told to, until that is no longer needed', async () => {
    effectOf = ({ to }) => (to === 'processing' ? { waiting: { until: null } } : undefined);
    await held();
    await clock.advance(30 * HOLD_MS);
    expect(await item('track_1')).toMatchObject({ status: 'processing', waiting: { reason: 'plugin' } });
    await settle('track_1', { wait: { until: clock.now() + 1000 } });
    // Only the first such word counts: otherwise each further one would put it off.
    await settle('track_1', { wait: { until: clock.now() + 5000 } });
    await clock.advance(1000);
    await reaches('track_1', 'completed');
  });

  it('fails with the code of a plugin, and can be retried', async () => {
    await held();
    await settle('track_1', { post: 'failed', failure: 'The plugin tagging did not do its part: no disk' });
    expect(await item('track_1')).toMatchObject({
      status: 'failed',
      post: 'failed',
      degraded: true,
      waiting: null,
      error: { code: 'plugin', message: 'The plugin tagging did not do its part: no disk', retryable: false },
    });
    await clock.advance(2 * HOLD_MS);
    expect(queue.processor.finishes).toEqual([]);
    await queue.service.retry('track_1');
    await reaches('track_1', 'processing');
  });

  it('is not failed any more once it is being published', async () => {
    await held();
    await settle('track_1', { wait: 'release' });
    await reaches('track_1', 'completed');
    await settle('track_1', { post: 'failed', failure: 'too late' });
    expect(await item('track_1')).toMatchObject({ status: 'completed', post: 'failed', error: null });
  });

  it('can be cancelled and removed, not paused', async () => {
    await queue.service.add(tracks('1', '2'));
    await reaches('track_2', 'processing');
    await expect(queue.service.pause('track_1')).rejects.toMatchObject({ code: 'illegal_transition' });
    expect(await queue.service.cancel('track_1')).toMatchObject({ status: 'cancelled', waiting: null });
    await queue.service.remove('track_2');
    expect(queue.processor.discarded.sort()).toEqual(['track_1', 'track_2']);
    await clock.advance(2 * HOLD_MS);
    expect(queue.processor.finishes).toEqual([]);
    // Nobody is there to be settled: nothing happens.
    await settle('track_2', { wait: 'release' });
  });

  it('goes on waiting after a kill and a restart, for what is left of its time', async () => {
    await held();
    await clock.advance(HOLD_MS / 2);
    const copy = join(root, 'killed');
    cpSync(dataDir, copy, { recursive: true });
    await queue.close();
    queue = await open(copy);
    expect(await item('track_1')).toMatchObject({ status: 'processing', waiting: { reason: 'plugin' } });
    await clock.advance(HOLD_MS / 2 - 1);
    expect(queue.processor.finishes).toEqual([]);
    await clock.advance(1);
    await reaches('track_1', 'completed');
  });
});

describe('what hooks say of an item', () => {
  it('corrects facts, and is told once', async () => {
    await held();
    const before = queue.heard.length;
    const facts = { title: 'Right', artist: 'One', album: 'Two', meta: { track: { title: 'Right' } } };
    await settle('track_1', { facts, note: 'the title was wrong' });
    await settle('track_1', { facts, note: 'the title was wrong' });
    expect(await item('track_1')).toMatchObject({ title: 'Right', artist: 'One', album: 'Two' });
    expect((await queue.reader.queued('track_1'))?.meta).toEqual({ track: { title: 'Right' } });
    expect(queue.heard.slice(before).map(({ name }) => name)).toEqual(['item.updated']);
    const notes = (await queue.reader.timeline('track_1')).filter(({ event }) => event === 'note');
    expect(notes).toMatchObject([{ message: 'the title was wrong' }]);
  });

  it('makes a collection at rest degraded, and whole again', async () => {
    effectOf = ({ item: { id }, to }) => (to === 'completed' && id.endsWith('_2') ? { post: 'degraded' } : undefined);
    queue.processor.members({ album_1: ['1', '2', '3'] });
    await queue.service.add([wanted('album', '1')]);
    await reaches('album_1', 'completed');
    expect(await item('album_1')).toMatchObject({ degraded: true, post: 'none' });
    await settle('album_1.track_3', { post: 'degraded' });
    await settle('album_1.track_2', { post: 'ok' });
    expect(await item('album_1')).toMatchObject({ degraded: true });
    await settle('album_1.track_3', { post: 'ok' });
    expect(await item('album_1')).toMatchObject({ degraded: false });
    expect(queue.payloads('item.updated').at(-1)?.item).toMatchObject({ id: 'album_1', degraded: false });
    await settle('album_1', { post: 'degraded' });
    expect(await item('album_1')).toMatchObject({ degraded: true });
  });

  it('is written once, in the timeline of whoever asks', async () => {
    await held();
    await queue.post.note('track_1', 'no cover');
    await queue.post.note('track_1', 'no cover');
    await queue.post.note('track_9', 'no such item');
    const notes = (await queue.reader.timeline('track_1')).filter(({ event }) => event === 'note');
    expect(notes).toHaveLength(1);
  });
});

describe('listeners', () => {
  it('hear of a collection at rest that lost a member, whether its status changes or not', async () => {
    effectOf = () => undefined;
    queue.processor.members({ playlist_1: ['1', '2', '3'] });
    queue.processor.onDownload = ({ sourceId }) =>
      sourceId === '3' ? Promise.reject(new Error('no')) : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('playlist', '1')]);
    await reaches('playlist_1', 'partial');
    const ofParent = () => changes.splice(0).map(({ item: { id }, from, to }) => [id, from, to]);
    changes = [];
    await queue.service.remove('playlist_1.track_1');
    expect(ofParent()).toEqual([['playlist_1', 'partial', 'partial']]);
    await queue.service.remove('playlist_1.track_3');
    expect(ofParent()).toEqual([['playlist_1', 'partial', 'completed']]);
    await queue.service.remove('playlist_1.track_2');
    expect(ofParent()).toEqual([['playlist_1', 'completed', 'completed']]);
    expect(removals.map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['playlist_1.track_1'],
      ['playlist_1.track_3'],
      ['playlist_1.track_2'],
    ]);
  });

  it('do not hear of one that loses a member while it is under way', async () => {
    effectOf = () => undefined;
    queue.processor.members({ playlist_1: ['1', '2'] });
    await queue.control.configure({ paused: true });
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('expanded', async () => (await item('playlist_1'))?.expandedAt);
    await queue.service.remove('playlist_1.track_1');
    expect(changes).toEqual([]);
  });

  it('are told of members that leave with their collection, and name what else goes', async () => {
    effectOf = () => undefined;
    queue.processor.members({ album_1: ['1', '2'] });
    await queue.service.add([wanted('album', '1')]);
    await reaches('album_1', 'completed');
    const { removed, sidecarPaths } = await queue.service.remove('album_1', { isWithFiles: true });
    expect(removals.map(({ items }) => items.map(({ id }) => id))).toEqual([removed]);
    expect(removed).toEqual(['album_1', 'album_1.track_1', 'album_1.track_2']);
    expect(sidecarPaths).toEqual(['cover.jpg']);
  });

  it('that want nothing cost no statement', async () => {
    effectOf = () => undefined;
    queue.processor.members({ playlist_1: ['1'], playlist_2: ['2'] });
    await queue.control.configure({ paused: true });
    await queue.service.add([wanted('playlist', '1'), wanted('playlist', '2')]);
    await eventually('expanded', async () => (await item('playlist_2'))?.expandedAt);
    const withListener = await statementsOf('playlist_1.track_1');
    expect(changes.map(({ item: { type }, to }) => `${type} ${to}`)).toEqual(
      ['downloading', 'processing', 'completed'].flatMap((to) => [`track ${to}`, `playlist ${to}`]),
    );
    (queue.registry.listeners as unknown[]).length = 0;
    expect(withListener).toBe(await statementsOf('playlist_2.track_2'));
    expect(withListener).toBeGreaterThan(0);
  });
});

/** Statements of the states that a track passes on its way. */
async function statementsOf(id: string): Promise<number> {
  let count = 0;
  for (const to of ['downloading', 'processing', 'completed'] as const) {
    await queue.writeQueue.run(async (tx) => {
      const row = await rowById(tx, id);
      const [all, run] = [tx.all.bind(tx), tx.run.bind(tx)];
      tx.all = <Row>(...args: Parameters<typeof all>) => {
        count++;
        return all<Row>(...args);
      };
      tx.run = (...args) => {
        count++;
        return run(...args);
      };
      if (row) await queue.transitions.apply(tx, row, to);
    });
  }
  return count;
}
