import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageSize } from 'image-size';
import { parseFile } from 'music-metadata';
import type { Item } from '../../src/domain/index.js';
import type { RequestLogEntry } from '../../src/sandbox/index.js';
import { decodeComplaints, flacTest } from '../support/audio-tools.js';
import { catalogueTags, coverBytes, type CatalogueTags } from '../support/catalogue-tags.js';
import { eventually } from '../support/eventually.js';
import { filesBelow, published } from '../support/files.js';
import { hasMpd, Mpd } from '../support/mpd.js';
import { setStage } from '../support/stage.js';
import { tagReaders } from '../support/tag-readers.js';

const stage = await setStage();
const { ids } = stage.sandbox.catalogue;
const PLAYLIST = `playlist_${ids.playlist.demo}`;
const ALBUM = `album_${ids.album.twoDisc}`;
const M3U8 = 'Playlists/Evening by the Sea.m3u8';
const LATE = ids.track.versioned;
const MINUTE = 60_000;

type Filed = Item & { outputPath: string };

const file = (path: string): string => join(stage.library, path);
const digest = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(file(path)))
    .digest('hex');
const isTransfer = ({ service, trackIds }: RequestLogEntry): boolean => service === 'cdn' && trackIds.length > 0;
const trackIdOf = ({ id }: Item): string => /track_(\d+)/.exec(id)?.[1] ?? '';

async function download(body: object): Promise<void> {
  expect((await stage.host.api('POST', '/downloads', body)).status).toBeLessThan(300);
}

async function filed(id: string): Promise<Filed[]> {
  const item = await stage.item(id);
  const tracks = item.type === 'track' ? [item] : await stage.children(id);
  return tracks.flatMap((track) =>
    track.status === 'completed' && track.outputPath ? [{ ...track, outputPath: track.outputPath }] : [],
  );
}

/** Paths in a playlist file, as it writes them. */
function entries(): string[] {
  return readFileSync(file(M3U8), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the files of a host with its plugins', () => {
  const isWithMpd = hasMpd();
  let mpd: Mpd | undefined;
  let tracks: Filed[];
  const catalogue = new Map<string, CatalogueTags>();
  const said = (item: Item): CatalogueTags => catalogue.get(trackIdOf(item))!;

  beforeAll(async () => {
    stage.sandbox.control.setRateLimit({ requests: 0 });
    stage.sandbox.control.fault({ service: 'cdn', kind: 'status', status: 404, match: LATE, times: 0 });
    await download({
      items: [
        { type: 'track', id: ids.track.single },
        { type: 'album', id: ids.album.twoDisc },
        { type: 'playlist', id: ids.playlist.demo },
        { type: 'album', id: ids.album.variousArtists, quality: 'MP3_320' },
      ],
    });
    const asked = [`track_${ids.track.single}`, ALBUM, PLAYLIST, `album_${ids.album.variousArtists}`];
    for (const id of asked) expect((await stage.worked(id)).post).toBe('ok');
    tracks = (await Promise.all(asked.map(filed))).flat();
    for (const each of tracks) {
      const id = trackIdOf(each);
      if (!catalogue.has(id)) catalogue.set(id, await catalogueTags(stage.sandbox, id));
    }
  }, 2 * MINUTE);

  afterAll(() => mpd?.close());

  it('are all there, in two formats, and sound', () => {
    expect(tracks).toHaveLength(1 + 8 + 6 + 3);
    const kinds = tracks.map(({ outputPath }) => outputPath.split('.').at(-1));
    expect(kinds.filter((kind) => kind === 'mp3')).toHaveLength(4);
    for (const { outputPath } of tracks) {
      const path = file(outputPath);
      expect((path.endsWith('.flac') ? flacTest(path)?.output : decodeComplaints(path)) ?? '').toBe('');
    }
  });

  it.each(tagReaders)('say to $name what the catalogue says', ({ formats, isHere, readAll, name }) => {
    if (!isHere()) return;
    const own = tracks.filter(({ outputPath }) => formats.includes(outputPath.split('.').at(-1) ?? ''));
    const seen = readAll(own.map(({ outputPath }) => file(outputPath)));
    own.forEach((item, index) => {
      const { cover, ...tags } = seen[index] ?? {};
      expect({ path: item.outputPath, ...tags }).toEqual({ path: item.outputPath, ...said(item).tags });
      if (name !== 'beets') expect(cover).toBeDefined();
    });
  });

  it('name featured artists, of albums and of playlists', async () => {
    for (const item of tracks) {
      const { common } = await parseFile(file(item.outputPath));
      expect([item.outputPath, common.artists]).toEqual([item.outputPath, said(item).artists]);
    }
    expect(new Set(tracks.map((item) => said(item).artists.length))).toEqual(new Set([1, 2, 3]));
  });

  it('hold the cover that the service has, once', async () => {
    for (const item of tracks) {
      const { common } = await parseFile(file(item.outputPath));
      expect(common.picture?.map(({ type }) => type)).toEqual(['Cover (front)']);
      expect(Buffer.compare(common.picture![0]!.data, await coverBytes(said(item), 1000))).toBe(0);
    }
  });

  it('have covers beside them', async () => {
    const ferry = tracks.find(({ parentId }) => parentId === ALBUM)!;
    const cover = readFileSync(file(`${dirname(dirname(ferry.outputPath))}/cover.jpg`));
    expect(Buffer.compare(cover, await coverBytes(said(ferry), 1000))).toBe(0);
    for (const path of published(stage.library).filter((name) => name.endsWith('.jpg'))) {
      expect({ path, ...imageSize(readFileSync(file(path))) }).toMatchObject({ path, width: 1000, height: 1000 });
    }
    const pictures = published(stage.library).filter((name) => name.endsWith('.jpg'));
    expect(pictures).toEqual(
      expect.arrayContaining(['Tideglass/artist.jpg', 'Playlists/Evening by the Sea/cover.jpg']),
    );
  });

  (isWithMpd ? it : it.skip)('are found by a player through the playlist', async () => {
    mpd ??= await Mpd.start(stage.library);
    const members = await filed(PLAYLIST);
    expect(mpd.load(M3U8)).toEqual(members.map(({ outputPath }) => outputPath));
    expect(mpd.load(M3U8, '%title%')).toEqual(members.map(({ title }) => title));
  });

  it('get into the playlist when they arrive later', async () => {
    const before = entries();
    stage.sandbox.control.clearFaults();
    expect((await stage.host.api('POST', `/downloads/${PLAYLIST}/retry`)).status).toBe(200);
    expect((await stage.worked(PLAYLIST)).children).toMatchObject({ completed: 7, failed: 1 });
    const members = await filed(PLAYLIST);
    expect(entries()).toEqual(members.map(({ outputPath }) => outputPath.replace('Playlists/', '')));
    expect(entries()).toHaveLength(before.length + 1);
    mpd?.update();
    expect(mpd?.load(M3U8) ?? []).toEqual(mpd ? members.map(({ outputPath }) => outputPath) : []);
  });

  it('leave nothing behind in the folder of the host', () => {
    expect(filesBelow(join(stage.library, '.deemusic'))).toEqual([]);
  });

  it('are tagged again one by one, without a download, though two were one file', async () => {
    const own = `${ALBUM}.track_${ids.album.twoDisc}001`;
    const [{ outputPath: path }] = (await filed(own)) as [Filed];
    const [{ outputPath: twin }] = (await filed(`${PLAYLIST}.track_${ids.album.twoDisc}001`)) as [Filed];
    const transfers = (): number => stage.sandbox.log.filter(isTransfer).length;
    const before = [digest(path), transfers()] as const;
    expect(digest(twin)).toBe(before[0]);
    const config = '/plugins/tagging/config';
    const { body } = await stage.host.api<{ data: { cover: object } }>('GET', config);
    const tagAgain = async (pixels: number): Promise<string> => {
      const data = { ...body.data, cover: { ...body.data.cover, pixels } };
      expect(await stage.host.api('PUT', config, { data })).toMatchObject({ status: 200 });
      const asked = await stage.host.api('POST', '/plugins/runs/replay', { itemId: own, plugin: 'tagging' });
      expect(asked.body).toEqual({ queued: 1 });
      await eventually('it was tagged', async () => (await stage.item(own)).post === 'ok');
      return digest(path);
    };
    expect(await tagAgain(500)).not.toBe(before[0]);
    expect((await parseFile(file(path))).common.picture).toHaveLength(1);
    expect(digest(twin)).toBe(before[0]);
    expect([await tagAgain(1000), transfers()]).toEqual(before);
  });

  it('are the same after a download by force, and none is doubled', async () => {
    const before = new Map(published(stage.library).map((path) => [path, digest(path)]));
    await download({ type: 'album', id: ids.album.twoDisc, force: true });
    expect(await stage.worked(ALBUM)).toMatchObject({ status: 'completed', post: 'ok' });
    expect(new Map(published(stage.library).map((path) => [path, digest(path)]))).toEqual(before);
    expect(filesBelow(join(stage.library, '.deemusic'))).toEqual([]);
  });

  it('are tagged in another format, too, and take the place of the former ones', async () => {
    const id = `album_${ids.album.variousArtists}`;
    const before = await filed(id);
    await download({ type: 'album', id: ids.album.variousArtists, force: true, quality: 'FLAC' });
    expect(await stage.worked(id)).toMatchObject({ status: 'completed', post: 'ok' });
    const after = await filed(id);
    expect(after.map(({ outputPath }) => outputPath)).toEqual(
      before.map(({ outputPath }) => outputPath.replace('.mp3', '.flac')),
    );
    expect(before.filter(({ outputPath }) => existsSync(file(outputPath)))).toEqual([]);
    for (const item of after) {
      const { common } = await parseFile(file(item.outputPath));
      expect([common.title, common.isrc]).toEqual([said(item).tags.title, [said(item).tags.isrc]]);
    }
  });

  it('leave the playlist when they go, and it goes with the last', async () => {
    const [first, second] = await filed(PLAYLIST);
    await stage.host.api('DELETE', `/downloads/${encodeURIComponent(first!.id)}?files=delete`);
    await stage.worked(PLAYLIST);
    expect(existsSync(file(first!.outputPath))).toBe(false);
    await eventually(
      'the playlist is written anew',
      () => entries()[0] === second!.outputPath.replace('Playlists/', ''),
    );
    await stage.host.api('DELETE', `/downloads/${PLAYLIST}?files=delete`);
    await eventually('all of it is gone', () => !existsSync(file('Playlists')));
    expect((await filed(ALBUM)).filter(({ outputPath }) => !existsSync(file(outputPath)))).toEqual([]);
    expect(filesBelow(join(stage.library, '.deemusic'))).toEqual([]);
  });
});
