import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import type { FakeHook } from '../../../test/support/fake-plugin-host.js';
import { dataFolder, openHookedQueue, type HookedQueue } from '../../../test/support/hooked-queue.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { tracks, wanted } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { InterruptedError } from '../../domain/index.js';

const root = tempDir('hook-listener');
const PROCESS: FakeHook = { plugin: 'tagging', hook: 'processTrack' };
const VITAL: FakeHook = { plugin: 'vital', hook: 'processTrack', onError: 'fail' };
const AFTER: FakeHook = { plugin: 'notify', hook: 'afterTrack' };
const ALBUM: FakeHook = { plugin: 'artwork', hook: 'afterAlbum' };
const PLAYLIST: FakeHook = { plugin: 'export', hook: 'afterPlaylist' };

let clock: ManualClock;
let folder: string;
let host: HookedQueue;
beforeEach(() => {
  clock = new ManualClock();
  folder = dataFolder(root);
});
afterEach(() => host.close());

const start = async (...hooks: FakeHook[]): Promise<void> => {
  host = await openHookedQueue(folder, clock, hooks);
};
const item = (id: string) => host.reader.get(id);
const reaches = (id: string, status: string) =>
  eventually(`${id} is ${status}`, async () => (await host.status(id)) === status);
const add = async (id: string): Promise<void> => {
  await host.service.add(tracks(id));
};

describe('a track', () => {
  it('waits for processTrack, is published when it ended, and then has its afterTrack', async () => {
    await start(PROCESS, AFTER);
    await add('1');
    await reaches('track_1', 'processing');
    expect(await item('track_1')).toMatchObject({ post: 'pending', waiting: { reason: 'plugin' } });
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    await reaches('track_1', 'completed');
    expect(await host.plugins.events()).toEqual(['processTrack track_1', 'afterTrack track_1']);
    expect(await item('track_1')).toMatchObject({ post: 'pending', degraded: false });
    await host.plugins.settle('track_1', ['notify', 'afterTrack'], 'succeeded');
    expect(await item('track_1')).toMatchObject({ post: 'ok', degraded: false });
  });

  it('is left alone when no plugin wants it', async () => {
    await start();
    await add('1');
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'none', waiting: null });
  });

  it('goes out degraded when its time is over, and is whole when the late run succeeds', async () => {
    await start(PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await clock.advance(host.plugins.holdMs);
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'degraded', degraded: true });
    expect((await host.reader.timeline('track_1')).at(-1)).toMatchObject({
      event: 'note',
      message: expect.stringContaining('published before its plugins were through'),
    });
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    expect(await item('track_1')).toMatchObject({ post: 'ok', degraded: false });
  });

  it('does not wait for a plugin that cannot run', async () => {
    await start({ ...PROCESS, isUnable: true }, AFTER);
    await add('1');
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'degraded' });
  });

  it('does not wait at all with no time to wait', async () => {
    await start(PROCESS);
    host.plugins.holdMs = 0;
    await add('1');
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'degraded' });
  });

  it('goes out at once when the plugin that it waits for becomes unable', async () => {
    await start(PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'waiting');
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'degraded' });
  });

  it('waits for good for a plugin without which it must not be seen, and fails with it', async () => {
    await start(VITAL, PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await clock.advance(10 * host.plugins.holdMs);
    expect(await item('track_1')).toMatchObject({ status: 'processing', waiting: { reason: 'plugin' } });
    await host.plugins.settle('track_1', ['vital', 'processTrack'], 'dead', { error: 'it cannot be read' });
    expect(await item('track_1')).toMatchObject({
      status: 'failed',
      post: 'failed',
      error: {
        code: 'plugin',
        message:
          'The plugin vital did not do its part: it cannot be read. See its log and retry, or disable it first to have the track without it.',
      },
    });
    expect(await host.plugins.runs('track_1')).toEqual(['vital processTrack dead', 'tagging processTrack pending']);
  });

  it('begins anew after that, without the plugin when it was switched off', async () => {
    await start(VITAL, PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await host.plugins.settle('track_1', ['vital', 'processTrack'], 'dead');
    host.plugins.hooks = [PROCESS];
    await host.service.retry('track_1');
    await reaches('track_1', 'processing');
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    await reaches('track_1', 'completed');
  });

  it('waits no longer than the others may, once the plugin it waited for has done its part', async () => {
    await start(VITAL, PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await clock.advance(10 * host.plugins.holdMs);
    await host.plugins.settle('track_1', ['vital', 'processTrack'], 'succeeded');
    expect(await item('track_1')).toMatchObject({ waiting: { until: clock.now() + host.plugins.holdMs } });
    await clock.advance(host.plugins.holdMs);
    await reaches('track_1', 'completed');
  });

  it('takes its runs back when it is cancelled, and has new ones when it is queued again', async () => {
    await start(PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await host.service.cancel('track_1');
    expect(await item('track_1')).toMatchObject({ status: 'cancelled', post: 'none' });
    expect(await host.plugins.runs('track_1')).toEqual(['tagging processTrack skipped']);
    await host.service.retry('track_1');
    await reaches('track_1', 'processing');
    expect(await host.plugins.runs('track_1')).toEqual([
      'tagging processTrack skipped',
      'tagging processTrack pending',
    ]);
  });

  it('is processed once more when what its hooks made of it was lost', async () => {
    await start(PROCESS);
    let isLost = true;
    const { onFinish } = host.processor;
    host.processor.onFinish = async (queued, run) => {
      if (!isLost) return onFinish(queued, run);
      isLost = false;
      await host.post.processAgain(queued.id);
      throw new InterruptedError('lost');
    };
    await add('1');
    await reaches('track_1', 'processing');
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    await eventually('due again', async () => (await host.plugins.events()).length === 2);
    await eventually('waits', async () => (await item('track_1'))?.attempts === 1);
    expect(await item('track_1')).toMatchObject({
      status: 'processing',
      waiting: { reason: 'plugin' },
      post: 'pending',
    });
    await clock.advance(host.plugins.holdMs - 1);
    expect(await host.status('track_1')).toBe('processing');
    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    await reaches('track_1', 'completed');
    expect(await item('track_1')).toMatchObject({ post: 'ok', error: null });
  });

  it('that is a clip has no hooks', async () => {
    await start(PROCESS, AFTER);
    await host.service.add([wanted('track', '1', { quality: 'PREVIEW' })]);
    await reaches('track_1', 'completed');
    expect(await host.plugins.events()).toEqual([]);
  });

  it.each(['before the hooks', 'between hooks and publication', 'after the publication'])(
    'goes on after a kill %s',
    async (moment) => {
      await start(PROCESS, AFTER);
      if (moment !== 'after the publication') host.processor.onFinish = () => Promise.reject(new Error('killed'));
      await add('1');
      await reaches('track_1', 'processing');
      if (moment !== 'before the hooks') {
        // With the disk held nothing is finished: the state of a kill right after the hook's settlement.
        if (moment === 'between hooks and publication') host.holds.hold('disk', { message: 'full' });
        await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
      }
      if (moment === 'after the publication') await reaches('track_1', 'completed');
      const copy = `${folder}-killed`;
      cpSync(folder, copy, { recursive: true });
      await host.close();
      host = await openHookedQueue(copy, clock, [PROCESS, AFTER]);
      if (moment === 'before the hooks') {
        expect(await item('track_1')).toMatchObject({ status: 'processing', waiting: { reason: 'plugin' } });
        await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
      }
      await reaches('track_1', 'completed');
      await host.plugins.settle('track_1', ['notify', 'afterTrack'], 'succeeded');
      expect(await item('track_1')).toMatchObject({ post: 'ok', outputPath: 'track_1.flac' });
      expect(existsSync(join(host.root, 'track_1.flac'))).toBe(true);
      expect(await host.plugins.events()).toEqual(['processTrack track_1', 'afterTrack track_1']);
    },
  );
});

describe('a collection', () => {
  const members = ['1', '2', '3'];
  const isBad = new Set<string>();
  beforeEach(() => {
    isBad.clear();
  });
  const addCollection = async (type: 'album' | 'playlist'): Promise<void> => {
    const { onDownload } = host.processor;
    host.processor.members({ [`${type}_1`]: members });
    host.processor.onDownload = (queued, run) =>
      isBad.has(queued.sourceId) ? Promise.reject(new Error('no')) : onDownload(queued, run);
    await host.service.add([wanted(type, '1')]);
  };
  const events = async (): Promise<string[]> => (await host.plugins.events()).filter((event) => !event.includes('.'));

  it('has its hook once, when all members rest', async () => {
    await start(ALBUM, PLAYLIST, AFTER);
    await addCollection('album');
    await reaches('album_1', 'completed');
    expect(await events()).toEqual(['afterAlbum album_1']);
    expect(await item('album_1')).toMatchObject({ post: 'pending' });
    await host.plugins.settle('album_1', ['artwork', 'afterAlbum'], 'dead');
    expect(await item('album_1')).toMatchObject({ post: 'degraded', degraded: true });
  });

  it('has it again each time it returns to rest: what was missing came, a file came anew', async () => {
    await start(PLAYLIST);
    isBad.add('2');
    await addCollection('playlist');
    await reaches('playlist_1', 'partial');
    expect(await events()).toHaveLength(1);
    isBad.clear();
    await host.service.retry('playlist_1');
    await reaches('playlist_1', 'completed');
    expect(await events()).toHaveLength(2);
    await host.service.add([wanted('playlist', '1', { missingIds: ['playlist_1.track_3'] })]);
    await eventually('queued again', async () => (await host.status('playlist_1')) !== 'completed');
    await reaches('playlist_1', 'completed');
    expect(await events()).toEqual(Array.from({ length: 3 }, () => 'afterPlaylist playlist_1'));
  });

  it('has it at once when it loses a member while it rests', async () => {
    await start(PLAYLIST);
    await addCollection('playlist');
    await reaches('playlist_1', 'completed');
    await host.plugins.settle('playlist_1', ['export', 'afterPlaylist'], 'succeeded');
    await host.service.remove('playlist_1.track_2');
    expect(await events()).toHaveLength(2);
    expect(await item('playlist_1')).toMatchObject({ status: 'completed', post: 'pending' });
  });

  it('has none when nothing could be listed, when it was cancelled, or when it is of clips', async () => {
    await start(ALBUM, PLAYLIST);
    await host.service.add([wanted('album', '404')]);
    await reaches('album_404', 'failed');
    await host.control.configure({ paused: true });
    await addCollection('playlist');
    await eventually('listed', async () => (await item('playlist_1'))?.expandedAt);
    await host.service.cancel('playlist_1');
    host.processor.members({ album_2: ['8'] });
    await host.control.configure({ paused: false });
    await host.service.add([wanted('album', '2', { quality: 'PREVIEW' })]);
    await reaches('album_2', 'completed');
    expect(await events()).toEqual([]);
  });

  it('rests degraded while late runs of its members are open', async () => {
    await start(PROCESS, ALBUM);
    await addCollection('album');
    await reaches('album_1', 'processing');
    await eventually('all wait', async () => (await item('album_1'))?.children?.processing === 3);
    await clock.advance(host.plugins.holdMs);
    await reaches('album_1', 'completed');
    expect(await item('album_1')).toMatchObject({ degraded: true });
    expect(await events()).toEqual(['afterAlbum album_1']);
    for (const id of members)
      await host.plugins.settle(`album_1.track_${id}`, ['tagging', 'processTrack'], 'succeeded');
    expect(await item('album_1')).toMatchObject({ degraded: false, post: 'pending' });
  });
});

describe('what leaves the list', () => {
  it('takes the runs back when its files go too, and names what plugins wrote', async () => {
    await start(AFTER, ALBUM);
    host.processor.members({ album_1: ['1', '2'] });
    await host.service.add([wanted('album', '1')]);
    await reaches('album_1', 'completed');
    await host.sidecar('Artist/Album/cover.jpg', 'album_1');
    await host.sidecar('Artist/Album/01.lrc', 'album_1.track_1');
    await host.sidecar('Other/cover.jpg', 'album_2');
    const { outputPaths, sidecarPaths } = await host.service.remove('album_1', { isWithFiles: true });
    expect(sidecarPaths).toEqual(['Artist/Album/01.lrc', 'Artist/Album/cover.jpg']);
    expect(outputPaths).toEqual(['album_1.track_1.flac', 'album_1.track_2.flac']);
    expect(await host.plugins.runs('album_1')).toEqual(['artwork afterAlbum skipped']);
    expect(await host.plugins.runs('album_1.track_1')).toEqual(['notify afterTrack skipped']);
    await host.service.releasePaths([...outputPaths, ...sidecarPaths]);
    expect(await host.sql.all('SELECT path FROM artifact')).toEqual([{ path: 'Other/cover.jpg' }]);
  });

  it('leaves its facts for open runs when its files stay', async () => {
    await start(AFTER);
    await add('1');
    await reaches('track_1', 'completed');
    await host.service.remove('track_1');
    expect(await host.plugins.runs('track_1')).toEqual(['notify afterTrack pending']);
    const row = await host.sql.get<{ payload: string }>('SELECT payload FROM hook_event');
    const facts = JSON.parse(row?.payload ?? '{}') as Record<string, unknown>;
    expect(facts).toMatchObject({ kind: 'track', path: 'track_1.flac', track: { title: 'Title 1' } });
    const subject = await host.subjects.subject('afterTrack', facts, new AbortController().signal);
    expect(subject?.event).toMatchObject({ track: { title: 'Title 1' }, file: { libraryPath: 'track_1.flac' } });
    // Nobody is there to be told of the end.
    await host.plugins.settle('track_1', ['notify', 'afterTrack'], 'succeeded');
  });

  it('takes the runs back of a track that was not published yet', async () => {
    await start(PROCESS);
    await add('1');
    await reaches('track_1', 'processing');
    await host.service.remove('track_1');
    expect(await host.plugins.runs('track_1')).toEqual(['tagging processTrack skipped']);
  });
});
