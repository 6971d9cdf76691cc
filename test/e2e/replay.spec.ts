import { describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { eventually } from '../support/eventually.js';
import { published, staged } from '../support/files.js';
import { pluginsAtRest } from '../support/plugins-at-rest.js';
import { runCliHere } from '../support/run-cli.js';
import { setStage } from '../support/stage.js';

const TRACKS = 40;

const stage = await setStage(
  { tracks: TRACKS, trackBytes: 64 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '16' },
);
const { sandbox } = stage;
const album = sandbox.catalogue.ids.album.twoDisc;
const playlist = sandbox.catalogue.ids.playlist.generated;

interface Tags {
  label: string | undefined;
  sourceId: string | undefined;
  pictures: number;
}

async function tagsOf(path: string): Promise<Tags> {
  const { common, native } = await parseFile(join(stage.library, path));
  const own = native.vorbis?.find(({ id }) => id === 'DEEZER_TRACK_ID')?.value;
  return {
    label: common.label?.[0],
    sourceId: own as string | undefined,
    pictures: common.picture?.length ?? 0,
  };
}

const tracks = (): string[] => published(stage.library).filter((path) => path.endsWith('.flac'));
const others = (): string[] => published(stage.library).filter((path) => !path.endsWith('.flac'));
const atRest = (): Promise<{ dead: number }> => pluginsAtRest(() => stage.host);
const configure = async (plugin: string, data: unknown): Promise<void> => {
  expect(await stage.host.api('PUT', `/plugins/${plugin}/config`, { data })).toMatchObject({ status: 200 });
};
const replay = (body: unknown) => stage.host.api('POST', '/plugins/runs/replay', body);

async function replayed(plugin: string): Promise<void> {
  expect(await replay({ plugin, scope: 'all' })).toMatchObject({ status: 202, body: { job: { plugin } } });
  expect(await atRest()).toEqual({ dead: 0 });
}

/** What was asked upstream since then, pictures left out: a size that nobody had yet is fetched. */
function asked(since: number): string[] {
  const entries = sandbox.log.slice(since).filter(({ path }) => !path.startsWith('/images/'));
  return entries.map(({ service, path }) => `${service} ${path}`);
}

describe('the work of plugins again, without a download', () => {
  it('begins with a library that was tagged by other settings', async () => {
    await configure('tagging', { fields: { label: false, sourceId: false } });
    await stage.host.api('POST', '/downloads', { type: 'album', id: album });
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: playlist });
    await stage.settled(`album_${album}`);
    await stage.settled(`playlist_${playlist}`);
    expect(await atRest()).toEqual({ dead: 0 });
    const ofAlbum = (await stage.children(`album_${album}`)).length;
    expect(tracks()).toHaveLength(TRACKS + ofAlbum);
    expect(others().map((path) => path.replace(/.*\//, ''))).toEqual(expect.arrayContaining(['cover.jpg']));
    for (const path of tracks()) {
      expect(await tagsOf(path)).toMatchObject({ label: undefined, sourceId: undefined, pictures: 1 });
    }
  }, 60_000);

  it('tags everything again, by the new settings', async () => {
    const since = sandbox.log.length;
    await configure('tagging', {});
    await replayed('tagging');
    for (const path of tracks()) {
      const tags = await tagsOf(path);
      expect({ path, ...tags }).toMatchObject({ label: expect.any(String), sourceId: expect.any(String), pictures: 1 });
    }
    expect(asked(since)).toEqual([]);
    expect(await stage.item(`album_${album}`)).toMatchObject({ status: 'completed', post: 'ok' });
    expect(staged(stage.library)).toEqual([]);
  }, 60_000);

  it('leaves files alone that would come out the same', async () => {
    const before = tracks().map((path) => [path, statSync(join(stage.library, path)).ino]);
    expect(
      await runCliHere(['plugin', 'replay', '-p', 'tagging', '--all'], { env: { DEEMUSIC_URL: stage.host.url } }),
    ).toMatchObject({ code: 0 });
    await atRest();
    expect(tracks().map((path) => [path, statSync(join(stage.library, path)).ino])).toEqual(before);
  }, 60_000);

  it.each(['playlist-export', 'artwork'])(
    'makes the files of %s anew that somebody deleted',
    async (plugin) => {
      const since = sandbox.log.length;
      const before = new Map(others().map((path) => [path, readFileSync(join(stage.library, path))]));
      expect([...before.keys()].filter((path) => path.endsWith('.m3u8'))).toHaveLength(1);
      const isOfPlugin = (path: string): boolean => path.endsWith('.m3u8') === (plugin === 'playlist-export');
      for (const path of [...before.keys()].filter(isOfPlugin)) rmSync(join(stage.library, path));
      await replayed(plugin);
      expect(others()).toEqual([...before.keys()]);
      for (const [path, bytes] of before) expect(readFileSync(join(stage.library, path)).equals(bytes)).toBe(true);
      expect(asked(since)).toEqual([]);
    },
    60_000,
  );

  it('exports by new settings', async () => {
    await configure('playlist-export', { formats: ['m3u8', 'xspf'] });
    await replayed('playlist-export');
    expect(others().filter((path) => path.endsWith('.xspf'))).toHaveLength(1);
  }, 60_000);

  it('goes on after a kill in the middle', async () => {
    const since = sandbox.log.length;
    await configure('tagging', { cover: { pixels: 300 } });
    const whole = new Map(tracks().map((path) => [path, statSync(join(stage.library, path)).ino]));
    expect((await replay({ plugin: 'tagging', scope: 'all' })).status).toBe(202);
    const changed = (): number =>
      [...whole].filter(([path, inode]) => statSync(join(stage.library, path)).ino !== inode).length;
    await eventually('some are done', () => changed() > 5, 20_000);
    await stage.host.kill();
    const doneBefore = changed();
    expect(doneBefore).toBeLessThan(whole.size);
    await stage.restart();
    expect(await atRest()).toEqual({ dead: 0 });
    expect(changed()).toBe(whole.size);
    expect(tracks()).toEqual([...whole.keys()]);
    for (const path of tracks()) {
      const { common } = await parseFile(join(stage.library, path));
      expect(common.picture).toHaveLength(1);
    }
    // A host that starts asks who it is.
    expect(asked(since).filter((entry) => !entry.endsWith('getUserData'))).toEqual([]);
    expect(staged(stage.library)).toEqual([]);
  }, 60_000);
});
