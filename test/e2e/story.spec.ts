import { describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { published, staged } from '../support/files.js';
import { setBareStage, type Stage } from '../support/stage.js';

const stage = await setBareStage();
const lonely = await setBareStage({}, { DEEMUSIC_DEEZER_ARL: '', DEEMUSIC_DEEZER_STREAM_SECRET: '' });
const { ids } = stage.sandbox.catalogue;

function bytesOf(item: Item): Buffer {
  return readFileSync(join(stage.library, item.outputPath ?? ''));
}

describe('a host with a sandbox', () => {
  it('downloads a track: the bytes are the originals, filed by template', async () => {
    const added = await stage.host.api('POST', '/downloads', {
      link: `https://www.deezer.com/de/track/${ids.track.single}`,
    });
    expect(added).toMatchObject({
      status: 201,
      body: { items: [{ id: `track_${ids.track.single}`, created: true, requeued: false }] },
    });
    const item = await stage.settled(`track_${ids.track.single}`);
    expect(item).toMatchObject({
      status: 'completed',
      progress: 100,
      quality: { wanted: 'FLAC', got: 'FLAC' },
      degraded: false,
      error: null,
    });
    expect(item.outputPath).toMatch(/^[^/]+\/[^/]+\/\d\d - [^/]+\.flac$/);
    expect(bytesOf(item).equals(stage.sandbox.plainBytes(ids.track.single, 'FLAC'))).toBe(true);
  });

  it('answers 200 when nothing is new, and downloads again when the file is gone', async () => {
    const again = await stage.host.api('POST', '/downloads', { type: 'track', id: ids.track.single });
    expect(again).toMatchObject({ status: 200, body: { items: [{ created: false, requeued: false }] } });
    const { outputPath } = await stage.item(`track_${ids.track.single}`);
    rmSync(join(stage.library, outputPath ?? ''));
    const gone = await stage.host.api('POST', '/downloads', { type: 'track', id: ids.track.single });
    expect(gone).toMatchObject({ status: 201, body: { items: [{ created: false, requeued: true }] } });
    const item = await stage.settled(`track_${ids.track.single}`);
    expect(bytesOf(item).equals(stage.sandbox.plainBytes(ids.track.single, 'FLAC'))).toBe(true);
  });

  it('files the discs of an album in folders of their own', async () => {
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.twoDisc });
    const album = await stage.settled(`album_${ids.album.twoDisc}`);
    expect(album).toMatchObject({ status: 'completed', progress: 100, degraded: false });
    const children = await stage.children(album.id);
    expect(children).toHaveLength(album.children?.total ?? -1);
    expect(new Set(children.map((child) => /\/(CD \d)\//.exec(child.outputPath ?? '')?.[1]))).toEqual(
      new Set(['CD 1', 'CD 2']),
    );
    for (const child of children) {
      const trackId = child.id.split('track_')[1] ?? '';
      expect(bytesOf(child).equals(stage.sandbox.plainBytes(trackId, 'FLAC'))).toBe(true);
    }
  });

  it('ends a playlist partial and says of each entry why', async () => {
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: ids.playlist.demo });
    const playlist = await stage.settled(`playlist_${ids.playlist.demo}`);
    expect(playlist).toMatchObject({ status: 'partial', degraded: true });
    const children = await stage.children(playlist.id);
    const unavailable = children.find((child) => child.id.endsWith(`track_${ids.track.unavailable}`));
    expect(unavailable).toMatchObject({ status: 'failed', error: { code: 'not_available', retryable: false } });
    const mp3Only = children.find((child) => child.id.endsWith(`track_${ids.track.mp3Only}`));
    expect(mp3Only).toMatchObject({ status: 'completed', degraded: true });
    expect(mp3Only?.outputPath).toMatch(/^Playlists\/.+\/\d{3} - .+\.mp3$/);
    const others = children.filter((child) => child !== unavailable);
    expect(others.every((child) => child.status === 'completed')).toBe(true);
    for (const child of others) {
      const trackId = child.id.split('track_')[1] ?? '';
      const format = child.quality.got ?? 'FLAC';
      expect(bytesOf(child).equals(stage.sandbox.plainBytes(trackId, format))).toBe(true);
    }
  });

  it('retries of a playlist only what is missing', async () => {
    const id = `playlist_${ids.playlist.demo}`;
    const transfers = stage.sandbox.log.filter(({ service }) => service === 'cdn').length;
    await stage.host.api('POST', `/downloads/${id}/retry`);
    const playlist = await stage.settled(id);
    expect(playlist.status).toBe('partial');
    expect(stage.sandbox.log.filter(({ service }) => service === 'cdn')).toHaveLength(transfers);
  });

  it('never transfers the same recording twice', async () => {
    const before = stage.sandbox.log.length;
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: ids.playlist.duplicates });
    const playlist = await stage.settled(`playlist_${ids.playlist.duplicates}`);
    expect(playlist.status).toBe('completed');
    const children = await stage.children(playlist.id);
    expect(children.filter((child) => child.id.includes('#')).length).toBeGreaterThan(0);
    const bodies = stage.sandbox.log
      .slice(before)
      .filter(
        ({ service, status, range, fault }) =>
          service === 'cdn' && (status === 200 || range === 'bytes=0-') && fault === null,
      );
    const perTrack = new Map<string, number>();
    for (const { trackIds } of bodies) for (const id of trackIds) perTrack.set(id, (perTrack.get(id) ?? 0) + 1);
    const duplicated = children
      .filter((child) => child.id.includes('#'))
      .map((child) => /track_([^#]+)/.exec(child.id)?.[1] ?? '');
    for (const id of duplicated) expect(perTrack.get(id) ?? 0).toBeLessThanOrEqual(1);
    expect(children.some((child) => child.reused !== null)).toBe(true);
  });

  it('leaves a file alone that somebody else put where the track belongs, and takes its own for its own', async () => {
    const id = ids.track.withoutVersion;
    await stage.host.api('POST', '/downloads', { type: 'track', id });
    const { outputPath } = await stage.settled(`track_${id}`);
    const path = join(stage.library, outputPath ?? '');
    await stage.host.api('DELETE', `/downloads/track_${id}?files=delete`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'somebody else cares for this');

    await stage.host.api('POST', '/downloads', { type: 'track', id });
    const beside = await stage.settled(`track_${id}`);
    expect(beside).toMatchObject({ status: 'completed' });
    expect(beside.outputPath).toBe(outputPath?.replace('.flac', ` [${id}].flac`));
    expect(readFileSync(path, 'utf8')).toBe('somebody else cares for this');

    await stage.host.api('DELETE', `/downloads/track_${id}?files=delete`);
    writeFileSync(path, stage.sandbox.plainBytes(id, 'FLAC'));
    await stage.host.api('POST', '/downloads', { type: 'track', id });
    expect(await stage.settled(`track_${id}`)).toMatchObject({ status: 'completed', outputPath });
    await stage.host.api('POST', '/downloads', { type: 'track', id, force: true });
    expect(await stage.settled(`track_${id}`)).toMatchObject({ status: 'completed', outputPath });
  });

  it('takes hurtful names without leaving the library', async () => {
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.hurtfulNames });
    const album = await stage.settled(`album_${ids.album.hurtfulNames}`);
    expect(album.status).toBe('completed');
    const children = await stage.children(album.id);
    const paths = children.map((child) => child.outputPath ?? '');
    expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(paths.length);
    for (const path of paths)
      for (const part of path.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
    expect(published(stage.library)).toEqual(expect.arrayContaining(paths));
  });

  it('downloads a clip without an account', async () => {
    await lonely.host.api('POST', '/downloads', { type: 'track', id: ids.track.single, quality: 'PREVIEW' });
    const clip = await lonely.settled(`track_${ids.track.single}`);
    expect(clip).toMatchObject({ status: 'completed', quality: { wanted: 'PREVIEW', got: 'PREVIEW' } });
    expect(clip.outputPath).toContain('(Preview).mp3');
    await lonely.host.api('POST', '/downloads', { type: 'album', id: ids.album.single });
    expect(await waitingFor(lonely, 'config')).toMatch(/deezer\.arl/);
  });

  it('leaves nothing staged', () => {
    expect(staged(stage.library)).toEqual([]);
  });
});

async function waitingFor(on: Stage, reason: string): Promise<string> {
  const waiting = await eventually(`the queue waits for ${reason}`, async () => {
    const { body } = await on.host.api<{ waiting: { reason: string; message: string } | null }>('GET', '/queue');
    return body.waiting?.reason === reason ? body.waiting : null;
  });
  return waiting.message;
}
