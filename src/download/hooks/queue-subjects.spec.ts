import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AlbumEvent, PlaylistEvent, TrackEvent } from '@deemusic/plugin-sdk';
import { eventually } from '../../../test/support/eventually.js';
import type { FakeHook } from '../../../test/support/fake-plugin-host.js';
import {
  albumOf,
  dataFolder,
  openHookedQueue,
  pictureAt,
  trackOf,
  type HookedQueue,
} from '../../../test/support/hooked-queue.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { tracks, wanted } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { Collection } from '../../domain/index.js';

const root = tempDir('queue-subjects');
const PROCESS: FakeHook = { plugin: 'tagging', hook: 'processTrack' };
const signal = new AbortController().signal;
let host: HookedQueue;

beforeEach(async () => {
  host = await openHookedQueue(dataFolder(root), new ManualClock(), []);
});
afterEach(() => host.close());

const reaches = (id: string, status: string) =>
  eventually(`${id} is ${status}`, async () => (await host.status(id)) === status);

async function subjectOf(hook: Parameters<typeof host.subjects.facts>[0], id: string) {
  const facts = await host.subjects.facts(hook, id);
  return facts && host.subjects.subject(hook, JSON.parse(JSON.stringify(facts)) as typeof facts, signal);
}

/** Members with what a listing tells of them. */
async function addCollection(collection: Collection, ids: string[]): Promise<string> {
  const { id } = collection.type === 'album' ? collection.album : collection.playlist;
  host.processor.onExpand = () =>
    Promise.resolve({
      head: { title: 'Head', meta: { collection, discCount: 1 } },
      children: ids.map((sourceId) => ({
        sourceId,
        title: `Listed ${sourceId}`,
        artist: 'Artist',
        album: null,
        coverUrl: null,
        meta: { track: trackOf(sourceId) },
      })),
      nextCursor: null,
    });
  await host.service.add([wanted(collection.type, id)]);
  return `${collection.type}_${id}`;
}

describe('the subject of a track', () => {
  it('is the staged file until it is published, then the published one: a late run', async () => {
    host.plugins.hooks = [PROCESS];
    await host.service.add(tracks('1'));
    await reaches('track_1', 'processing');
    const staged = await subjectOf('processTrack', 'track_1');
    expect(staged?.isLate).toBe(false);
    const { file } = staged?.event as TrackEvent;
    expect(file).toMatchObject({
      libraryPath: 'track_1.flac',
      extension: 'flac',
      mime: 'audio/flac',
      isPublished: false,
    });
    expect(readFileSync(file.path, 'utf8')).toBe('bytes of track_1.flac');

    await host.plugins.settle('track_1', ['tagging', 'processTrack'], 'succeeded');
    await reaches('track_1', 'completed');
    const late = await subjectOf('processTrack', 'track_1');
    expect(late?.isLate).toBe(true);
    expect((late?.event as TrackEvent).file).toMatchObject({
      path: join(host.root, 'track_1.flac'),
      isPublished: true,
    });
    expect((await subjectOf('afterTrack', 'track_1'))?.isLate).toBe(false);
  });

  it('is the published file also while a row still waits whose bytes were there already', async () => {
    host.plugins.hooks = [PROCESS];
    await host.service.add(tracks('1'));
    await reaches('track_1', 'processing');
    await host.library.publish('track_1', 'track_1.flac');
    expect((await subjectOf('processTrack', 'track_1'))?.isLate).toBe(true);
  });

  it('is none when the file is gone, the item too, or the hook is of another kind', async () => {
    await host.service.add(tracks('1'));
    await reaches('track_1', 'completed');
    rmSync(join(host.root, 'track_1.flac'));
    expect(await subjectOf('processTrack', 'track_1')).toBeNull();
    expect(await host.subjects.facts('afterAlbum', 'track_1')).toBeNull();
    expect(await host.subjects.facts('afterTrack', 'track_9')).toBeNull();
  });

  it('is none of a clip', async () => {
    await host.service.add([wanted('track', '1', { quality: 'PREVIEW' })]);
    await reaches('track_1', 'completed');
    expect(await subjectOf('afterTrack', 'track_1')).toBeNull();
  });

  it('has the facts of its album where its own say less, and the pictures of all', async () => {
    const album = albumOf('5');
    host.images.known.set('http://pictures.example/cover', { image: pictureAt('/cache/c.jpg'), isMissed: false });
    host.images.known.set('http://pictures.example/artist', { image: pictureAt('/cache/a.jpg'), isMissed: false });
    const id = await addCollection({ type: 'album', album }, ['1', '2']);
    await reaches(id, 'completed');
    const subject = await subjectOf('afterTrack', 'album_5.track_2');
    const event = subject?.event as TrackEvent;
    expect(event.item).toEqual({
      id: 'album_5.track_2',
      type: 'track',
      quality: { wanted: 'FLAC', got: 'FLAC' },
      parent: { id: 'album_5', type: 'album', title: 'Head', position: 2 },
    });
    const { coverUrl: _coverUrl, ...info } = album;
    expect(event.track).toMatchObject({
      id: '2',
      source: 'deezer',
      title: 'Title 2',
      gainDb: -9.5,
      trackNumber: 2,
      album: info,
    });
    expect(event.track.artists).toEqual([{ id: '7', name: 'Artist', role: 'main' }]);
    expect([event.cover?.path, event.artistImage?.path, event.playlistImage]).toEqual([
      '/cache/c.jpg',
      '/cache/a.jpg',
      null,
    ]);
    expect(
      await host.subjects.image((await host.subjects.facts('afterTrack', 'album_5.track_2'))!, 'cover', 300, signal),
    ).toEqual(pictureAt('/cache/c.jpg'));
    expect(host.images.asked.at(-1)).toBe('http://pictures.example/cover 300');
  });

  it('goes on without a picture that cannot be had, and says so once', async () => {
    const playlist = {
      id: '6',
      title: 'P',
      description: null,
      creator: 'me',
      trackCount: 1,
      coverUrl: 'http://x.example/p',
    };
    await addCollection({ type: 'playlist', playlist }, ['1']);
    await reaches('playlist_6', 'completed');
    for (let times = 0; times < 2; times++) {
      expect((await subjectOf('afterTrack', 'playlist_6.track_1'))?.event).toMatchObject({ playlistImage: null });
    }
    const notes = (await host.reader.timeline('playlist_6.track_1')).filter(({ event }) => event === 'note');
    expect(notes.map(({ message }) => message)).toEqual([
      'Plugins went on without the picture of the artist and the picture of the playlist, which could not be fetched.',
    ]);
  });
});

describe('the subject of a collection', () => {
  it('lists members in their order, with their files and what became of them', async () => {
    const playlist = { id: '6', title: 'Mine', description: 'd', creator: 'me', trackCount: 9, coverUrl: null };
    const { onDownload } = host.processor;
    host.processor.onDownload = (item, run) =>
      item.sourceId === '2' ? Promise.reject(new Error('gone')) : onDownload(item, run);
    const id = await addCollection({ type: 'playlist', playlist }, ['3', '2', '1', '3']);
    await reaches(id, 'partial');
    await host.service.move('playlist_6.track_1', { to: 'top' });
    const event = (await subjectOf('afterPlaylist', id))?.event as PlaylistEvent;
    expect(event.counts).toEqual({ total: 4, completed: 3, failed: 1 });
    expect(event.playlist).toEqual({
      id: '6',
      source: 'deezer',
      title: 'Mine',
      description: 'd',
      creator: 'me',
      trackCount: 9,
    });
    expect(
      event.members.map(({ id: member, position, status, path, error }) => [member, position, status, path, error]),
    ).toEqual([
      ['playlist_6.track_3', 1, 'completed', 'playlist_6.track_3.flac', null],
      ['playlist_6.track_2', 2, 'failed', null, 'gone'],
      ['playlist_6.track_1', 3, 'completed', 'playlist_6.track_1.flac', null],
      ['playlist_6.track_3#2', 4, 'completed', 'playlist_6.track_3#2.flac', null],
    ]);
    expect(event.members[1]?.track).toMatchObject({ title: 'Title 2', durationSeconds: 180 });
  });

  it('of an album has its cover; kept facts end with the last of its files', async () => {
    host.images.known.set('http://pictures.example/cover', { image: pictureAt('/cache/c.jpg'), isMissed: false });
    const id = await addCollection({ type: 'album', album: albumOf('5') }, ['1', '2']);
    await reaches(id, 'completed');
    const event = (await subjectOf('afterAlbum', id))?.event as AlbumEvent;
    expect(event).toMatchObject({ album: { label: 'Label' }, cover: { path: '/cache/c.jpg' }, playlistImage: null });
    const kept = { ...(await host.subjects.facts('afterAlbum', id)), isRemoved: true };
    await host.service.remove(id);
    expect(await host.subjects.subject('afterAlbum', kept, signal)).not.toBeNull();
    for (const { path } of event.members) rmSync(join(host.root, path ?? ''));
    expect(await host.subjects.subject('afterAlbum', kept, signal)).toBeNull();
  });
});

describe('what runs say', () => {
  it('corrects the facts of the track, for later hooks and for clients', async () => {
    host.plugins.hooks = [PROCESS];
    await addCollection({ type: 'album', album: albumOf('5') }, ['1']);
    await reaches('album_5.track_1', 'processing');
    await host.plugins.settle('album_5.track_1', ['tagging', 'processTrack'], 'succeeded', {
      patch: { title: 'Right', gainDb: -3, artists: [{ id: '7', name: 'The Artist', role: 'main' }] },
      note: 'tagging: corrected',
    });
    await reaches('album_5.track_1', 'completed');
    expect(await host.reader.get('album_5.track_1')).toMatchObject({ title: 'Right', post: 'ok' });
    const event = (await subjectOf('afterTrack', 'album_5.track_1'))?.event as TrackEvent;
    expect(event.track).toMatchObject({ title: 'Right', gainDb: -3, album: { label: 'Label' } });
    expect(event.track.artists).toEqual([{ id: '7', name: 'The Artist', role: 'main' }]);
    // The picture stays the artist's.
    expect(host.images.asked).toContain('http://pictures.example/artist 1000');
    expect((await host.reader.timeline('album_5.track_1')).map(({ message }) => message)).toContain(
      'tagging: corrected',
    );
  });
});

describe('the list, for plugins', () => {
  it('has items and pages of them', async () => {
    await host.service.add(tracks('1', '2'));
    await reaches('track_1', 'completed');
    await reaches('track_2', 'completed');
    expect(await host.subjects.item('track_1')).toEqual({
      id: 'track_1',
      type: 'track',
      status: 'completed',
      title: 'Title 1',
      artist: null,
      album: null,
      parentId: null,
      outputPath: 'track_1.flac',
    });
    expect(await host.subjects.item('track_9')).toBeNull();
    const first = await host.subjects.items({ status: 'completed', limit: 1 });
    const second = await host.subjects.items({ limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['track_1', 'track_2']);
    await expect(host.subjects.items({ status: 'lost' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(host.subjects.items({ parent: 'album_9' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('names what a hook applies to, page by page', async () => {
    await host.control.configure({ paused: true });
    await addCollection(
      { type: 'album', album: albumOf('5') },
      Array.from({ length: 250 }, (_, index) => String(index)),
    );
    await host.service.add([...tracks('900', '901'), wanted('track', '902', { quality: 'PREVIEW' })]);
    await eventually('listed', async () => (await host.reader.get('album_5'))?.expandedAt);
    await host.writeQueue.run((tx) =>
      tx.run(
        "UPDATE item SET status = 'completed', output_path = id || '.flac' WHERE type = 'track' AND id <> 'track_901'",
      ),
    );
    for (const hook of ['processTrack', 'afterTrack'] as const) {
      const pages: string[][] = [];
      let after: string | null = null;
      do {
        const page: { ids: string[]; next: string | null } = await host.subjects.candidates(hook, after);
        pages.push(page.ids);
        after = page.next;
      } while (after !== null);
      expect(pages.map(({ length }) => length)).toEqual([...Array<number>(10).fill(25), 1]);
      const ids = pages.flat();
      expect(new Set(ids).size).toBe(251);
      expect(ids).not.toContain('track_902');
      expect(ids).toContain('track_900');
    }
    expect(await host.subjects.candidates('afterAlbum', null)).toEqual({ ids: [], next: null });
    await host.writeQueue.run((tx) => tx.run("UPDATE item SET status = 'partial' WHERE id = 'album_5'"));
    expect(await host.subjects.candidates('afterAlbum', null)).toEqual({ ids: ['album_5'], next: null });
    expect(await host.subjects.candidates('afterPlaylist', null)).toEqual({ ids: [], next: null });
  });
});
