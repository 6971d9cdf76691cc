import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { published, staged } from '../support/files.js';
import { runCli } from '../support/run-cli.js';
import { setBareStage } from '../support/stage.js';

const TRACKS = 8;

const stage = await setBareStage(
  {
    tracks: TRACKS,
    trackBytes: 1024 * 1024,
    bytesPerSecond: 1_000_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  {
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
    // Two at once, so that some wait; the key is needed to read the stored secrets elsewhere.
    DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '2',
    DEEMUSIC_SECRET_KEY: 'a key that is kept apart from the backups',
  },
);
const { sandbox } = stage;
const { ids } = sandbox.catalogue;
const playlistId = `playlist_${ids.playlist.generated}`;
const single = `track_${ids.track.single}`;

function counts(items: readonly Item[], status: string): number {
  return items.filter((item) => item.status === status).length;
}

describe('a backup of a running host', () => {
  it('brings a new data folder to where the old one was, and its live items go on', async () => {
    await stage.host.api('POST', '/downloads', { type: 'track', id: ids.track.single });
    await stage.settled(single);
    await stage.host.api('PUT', '/settings', { 'network.maxRetries': 7 });
    await stage.host.api('POST', '/downloads', { type: 'playlist', id: ids.playlist.generated });
    await eventually(
      'two are done and two run',
      async () => {
        const items = await stage.children(playlistId);
        return counts(items, 'completed') >= 2 && counts(items, 'downloading') === 2;
      },
      20_000,
    );
    const paused = (await stage.children(playlistId)).filter(({ status }) => status === 'pending').at(-1)?.id ?? '';
    await stage.host.api('POST', `/downloads/${encodeURIComponent(paused)}/pause`);

    const { status, body: backup } = await stage.host.api<{ name: string; bytes: number }>('POST', '/backups');
    expect(status).toBe(201);
    expect(backup.bytes).toBeGreaterThan(0);
    const inBackup = await stage.children(playlistId);
    // The old host goes on a while: files appear in the library of which the backup knows nothing.
    await eventually(
      'one more is done',
      async () => counts(await stage.children(playlistId), 'completed') > counts(inBackup, 'completed'),
      20_000,
    );
    await stage.host.stop();

    const fresh = join(stage.dataDir, '..', 'restored');
    const from = join(stage.dataDir, 'backups', backup.name);
    expect(existsSync(join(from, 'secret.key'))).toBe(false);
    const restored = await runCli(['restore', from, '--data-dir', fresh, '--json']);
    expect(restored).toMatchObject({ code: 0 });
    await stage.restart({ DEEMUSIC_DATA_DIR: fresh });

    const settings = await stage.host.api<Record<string, { value: unknown }>>('GET', '/settings');
    expect(settings.body['network.maxRetries']?.value).toBe(7);
    expect(await stage.item(single)).toMatchObject({ status: 'completed' });
    expect(await stage.item(paused)).toMatchObject({ status: 'paused' });
    expect((await stage.host.api('POST', `/downloads/${encodeURIComponent(paused)}/resume`)).status).toBe(200);
    const playlist = await stage.settled(playlistId, 60_000);
    expect(playlist).toMatchObject({ status: 'completed', children: { total: TRACKS, completed: TRACKS } });

    const children = await stage.children(playlistId);
    const paths = [await stage.item(single), ...children].map(({ outputPath }) => outputPath ?? '');
    // What the old host still filed is found, not filed twice.
    expect(published(stage.library)).toEqual([...new Set(paths)].sort());
    expect(staged(stage.library)).toEqual([]);
    for (const { id, outputPath } of children) {
      const original = sandbox.plainBytes(/track_(-?\d+)/.exec(id)?.[1] ?? '', 'FLAC');
      expect(readFileSync(join(stage.library, outputPath ?? '')).equals(original)).toBe(true);
    }
    const { body: stats } = await stage.host.api<{ successCount: number }>('GET', '/stats');
    expect(stats.successCount).toBe(TRACKS + 1);
  }, 120_000);

  it('is refused while a host uses the data folder', async () => {
    const { code, err } = await runCli(['restore', 'latest', '--data-dir', join(stage.dataDir, '..', 'restored')]);
    expect(code).not.toBe(0);
    expect(err).not.toBe('');
  });
});
