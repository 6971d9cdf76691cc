import { describe, expect, it } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RESUME_ALIGNMENT_BYTES } from '../../src/domain/index.js';
import { published, staged } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

/** `KILLS=50 npm test -- kill-loop` for the long form; a failing seed is printed and can be given again. */
const KILLS = Number(process.env.KILLS ?? 10);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const TRACK_BYTES = 4 * 1024 * 1024;

/** Small seeded generator (mulberry32), so that a failure can be played again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const stage = await setBareStage(
  { trackBytes: TRACK_BYTES, bytesPerSecond: 3_000_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '4' },
);
const { sandbox } = stage;
const albumId = `album_${sandbox.catalogue.ids.album.forty}`;
/** Length of what is staged, by track id. */
function stagedLengths(): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const name of staged(stage.library)) {
    const trackId = /track_(-?\d+)/.exec(decodeURIComponent(name))?.[1];
    if (trackId) lengths.set(trackId, statSync(join(stage.library, '.deemusic', 'staging', name)).size);
  }
  return lengths;
}

describe(`a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it('loses nothing, doubles nothing and goes on from the bytes it has', async () => {
    const random = randomOf(SEED);
    await stage.host.api('POST', '/downloads', { type: 'album', id: sandbox.catalogue.ids.album.forty });
    for (let kill = 0; kill < KILLS; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 900));
      await stage.host.kill();
      const interrupted = stagedLengths();
      const seen = sandbox.log.length;
      await stage.restart();
      await checkFirstRanges(interrupted, seen);
      if ((await stage.item(albumId)).status === 'completed') {
        // Everything is there already: begin once more, so that every kill hits work.
        await stage.host.api('POST', '/downloads', {
          type: 'album',
          id: sandbox.catalogue.ids.album.forty,
          force: true,
        });
      }
    }
    const album = await stage.settled(albumId, 120_000);
    const children = await stage.children(albumId);
    expect(children.filter(({ error }) => error).map(({ id, error }) => ({ id, error }))).toEqual([]);
    expect(album).toMatchObject({ status: 'completed', children: { total: 40, completed: 40 } });
    expect(published(stage.library)).toEqual(children.map((child) => child.outputPath ?? '').sort());
    for (const child of children) {
      const original = sandbox.plainBytes(child.id.split('track_')[1] ?? '', 'FLAC');
      expect(readFileSync(join(stage.library, child.outputPath ?? '')).equals(original)).toBe(true);
    }
    expect(staged(stage.library)).toEqual([]);
  }, 600_000);
});

/** The first request of each interrupted transfer after a restart begins at its staged length, less at most 6144. */
async function checkFirstRanges(interrupted: Map<string, number>, since: number): Promise<void> {
  // The transfers that were running are claimed first again; a moment is enough for the first of them.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const first = new Map<string, string | null>();
  for (const { service, trackIds, range } of sandbox.log.slice(since)) {
    if (service !== 'cdn') continue;
    for (const trackId of trackIds) if (!first.has(trackId)) first.set(trackId, range);
  }
  for (const [trackId, range] of first) {
    const length = interrupted.get(trackId) ?? 0;
    const start = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    expect({ trackId, start, isFromStaged: start <= length && start >= length - RESUME_ALIGNMENT_BYTES }).toEqual({
      trackId,
      start,
      isFromStaged: true,
    });
  }
}
