import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RESUME_ALIGNMENT_BYTES } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { published, staged } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

const TRACKS = 12;
const RUNNING = 8;
const TRACK_BYTES = 3 * 1024 * 1024;
/** A stop may take so long, with whatever runs. */
const STOP_WITHIN_MS = 8000;

const stage = await setBareStage(
  {
    tracks: TRACKS,
    trackBytes: TRACK_BYTES,
    bytesPerSecond: 500_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' },
);
const { sandbox } = stage;
const playlistId = `playlist_${sandbox.catalogue.ids.playlist.generated}`;

function trackIdOf(text: string): string {
  return /track_(-?\d+)/.exec(decodeURIComponent(text))?.[1] ?? '';
}

/** Length of what is staged, by track id. */
function stagedLengths(): Map<string, number> {
  const folder = join(stage.library, '.deemusic', 'staging');
  return new Map(staged(stage.library).map((name) => [trackIdOf(name), statSync(join(folder, name)).size]));
}

/** What a proxy is told while the host stops; null = nobody answers any more. */
async function readyStatus(): Promise<number | null> {
  return fetch(`${stage.host.url}/health/ready`).then(
    ({ status }) => status,
    () => null,
  );
}

describe('SIGTERM', () => {
  it(`ends a host with ${String(RUNNING)} running transfers in time, and the next start goes on from their bytes`, async () => {
    await stage.host.api('POST', '/downloads', {
      type: 'playlist',
      id: sandbox.catalogue.ids.playlist.generated,
    });
    await eventually(
      'all slots transfer',
      () => {
        const lengths = [...stagedLengths().values()];
        return lengths.length === RUNNING && lengths.every((length) => length > 256 * 1024);
      },
      20_000,
    );
    expect(await readyStatus()).toBe(200);

    const stopping = stage.host.stop();
    await eventually('the proxy is told', async () => (await readyStatus()) !== 200);
    const { code, tookMs } = await stopping;
    expect({ code, isInTime: tookMs < STOP_WITHIN_MS }).toEqual({ code: 0, isInTime: true });
    expect(existsSync(join(stage.dataDir, 'run.json'))).toBe(false);

    const interrupted = stagedLengths();
    expect(interrupted.size).toBe(RUNNING);
    const asked = sandbox.log.length;
    await stage.restart();
    for (const { id, bytes } of (await stage.children(playlistId)).filter((item) =>
      interrupted.has(trackIdOf(item.id)),
    )) {
      // The row knows what is staged, to the byte.
      expect({ id, bytes }).toEqual({ id, bytes: expect.any(Number) });
      expect(bytes).toBeGreaterThanOrEqual(interrupted.get(trackIdOf(id)) ?? Number.NaN);
    }
    const playlist = await stage.settled(playlistId, 60_000);
    expect(playlist).toMatchObject({
      status: 'completed',
      progress: 100,
      children: { total: TRACKS, completed: TRACKS },
    });

    const cdn = sandbox.log.slice(asked).filter(({ service }) => service === 'cdn');
    for (const [trackId, length] of interrupted) {
      const first = cdn.find(({ trackIds }) => trackIds.includes(trackId));
      const start = Number(/bytes=(\d+)-/.exec(first?.range ?? '')?.[1] ?? 0);
      expect(start).toBeLessThanOrEqual(length);
      expect(start).toBeGreaterThanOrEqual(length - RESUME_ALIGNMENT_BYTES);
    }
    const children = await stage.children(playlistId);
    expect(children.map(({ attempts, error }) => ({ attempts, error }))).toEqual(
      children.map(() => ({ attempts: 0, error: null })),
    );
    for (const { id, outputPath } of children) {
      const original = sandbox.plainBytes(trackIdOf(id), 'FLAC');
      expect(readFileSync(join(stage.library, outputPath ?? '')).equals(original)).toBe(true);
    }
    expect(published(stage.library)).toHaveLength(TRACKS);
    expect(staged(stage.library)).toEqual([]);
  }, 120_000);

  it('shows no speed any more when all is done', async () => {
    const stats = async () => (await stage.host.api<{ bytesPerSecond: number }>('GET', '/stats')).body;
    await eventually('the speed is 0', async () => (await stats()).bytesPerSecond === 0, 2000);
  });
});
