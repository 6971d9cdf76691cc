import { describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgressEntry } from '../../src/wire/index.js';
import { createDeeMusicClient } from '../../src/wire/index.js';
import { eventually } from '../support/eventually.js';
import { filesBelow } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

const TRACKS = 16;
const LIMIT = 1_000_000;
const MEASURED_MS = 5000;

const stage = await setBareStage(
  { tracks: TRACKS, trackBytes: 2 * 1024 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' },
);
const { sandbox } = stage;
const { generated } = sandbox.catalogue.ids.playlist;

interface Stats {
  activeDownloads: number;
  maxWorkers: number;
  bytesPerSecond: number;
}
const stats = async (): Promise<Stats> => (await stage.host.api<Stats>('GET', '/stats')).body;
const put = async (key: string, value: unknown): Promise<void> => {
  expect((await stage.host.api('PUT', '/settings', { [key]: value })).status).toBe(200);
};
/** Bytes that have reached the disk; what the service has sent says little, the network's own buffers hold much of it. */
const bytesOnDisk = (): number =>
  filesBelow(stage.library).reduce(
    (sum, path) => sum + (statSync(join(stage.library, path), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );

describe('settings that are changed while the host transfers', () => {
  it('take effect at once: bandwidth and concurrency, and the speed that is shown is the true one', async () => {
    await put('download.bandwidthLimit', LIMIT);
    await put('download.concurrentDownloads', 3);
    const client = createDeeMusicClient(stage.host.url);
    const parents: ProgressEntry[] = [];
    client.on('progress', ({ items }) => parents.push(...items.filter(({ id }) => id === `playlist_${generated}`)));
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: generated });
    await eventually('three run', async () => (await stats()).activeDownloads === 3, 10_000);

    await eventually('bytes come in', () => bytesOnDisk() > LIMIT / 2);
    const before = bytesOnDisk();
    await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
    const measured = ((bytesOnDisk() - before) * 1000) / MEASURED_MS;
    expect(measured).toBeGreaterThan(LIMIT * 0.5);
    expect(measured).toBeLessThan(LIMIT * 1.5);
    const shown = (await stats()).bytesPerSecond;
    expect(shown / measured).toBeGreaterThan(0.7);
    expect(shown / measured).toBeLessThan(1.4);

    await put('download.concurrentDownloads', 6);
    await eventually('six run', async () => (await stats()).activeDownloads === 6);
    await stage.host.api('PATCH', '/queue', { concurrency: 2 });
    expect(await stats()).toMatchObject({ maxWorkers: 2 });
    await stage.host.api('PATCH', '/queue', { concurrency: null });
    expect(await stats()).toMatchObject({ maxWorkers: 6 });

    await put('download.bandwidthLimit', 0);
    const playlist = await stage.settled(`playlist_${generated}`, 60_000);
    expect(playlist).toMatchObject({ status: 'completed', progress: 100 });
    await eventually('no speed is shown', async () => (await stats()).bytesPerSecond === 0, 2000);
    await eventually('the last word', () => parents.at(-1)?.progress === 100 && parents.at(-1)?.bytesPerSecond === 0);
    client.close();

    expect(parents.at(-1)).toMatchObject({ bytes: playlist.bytes, progress: playlist.progress });
    for (const [index, { bytes, progress }] of parents.entries()) {
      expect(bytes).toBeGreaterThanOrEqual(parents[index - 1]?.bytes ?? 0);
      // The playlist may still grow while it is listed.
      if (bytes > 0) expect(progress).toBeGreaterThanOrEqual(parents[index - 1]?.progress ?? 0);
    }
  }, 120_000);

  it('shows no speed once all is paused, and the bytes stay', async () => {
    await put('download.bandwidthLimit', LIMIT);
    const id = `playlist_${generated}`;
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: generated, force: true });
    await eventually('it moves', async () => (await stats()).bytesPerSecond > 0, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const moving = (await stage.item(id)).bytes;
    await stage.host.api('POST', `/downloads/${id}/pause`);
    await eventually('no speed is shown', async () => (await stats()).bytesPerSecond === 0, 2500);
    const paused = await stage.item(id);
    expect(paused.status).toBe('paused');
    expect(paused.bytes).toBeGreaterThanOrEqual(moving);
    await stage.host.api('POST', `/downloads/${id}/cancel`);
  }, 60_000);
});
