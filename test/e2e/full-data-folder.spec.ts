import { describe, expect, it } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../support/host-process.js';
import { smallVolume } from '../support/small-volume.js';
import { setBareStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const volume = smallVolume(6 * 1024 * 1024);
const music = tempDir('full-music');
const stage = await setBareStage();
const onVolume = volume === null ? it.skip : it;

/** Takes all that is left. */
function fill(folder: string): void {
  try {
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(8 * 1024 * 1024));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}

describe('a data folder on a full disk', () => {
  onVolume(
    'is named, nothing is taken that cannot be kept, and the host starts on it',
    async () => {
      const dataDir = join(volume ?? '', 'data');
      mkdirSync(dataDir);
      const environment = {
        ...stage.sandbox.environment(),
        DEEMUSIC_DATA_DIR: dataDir,
        DEEMUSIC_DOWNLOAD_OUTPUT_DIR: music,
        DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
      };
      let host = await startHost(environment);
      const { single, mp3Only } = stage.sandbox.catalogue.ids.track;
      await host.api('PATCH', '/queue', { paused: true });
      expect((await host.api('POST', '/downloads', { type: 'track', id: single })).status).toBe(201);

      fill(volume ?? '');
      const many = { items: Array.from({ length: 5000 }, (_, index) => ({ type: 'track', id: String(5e7 + index) })) };
      const refused = { status: 507, body: { code: 'disk_full' } };
      expect(await host.api('POST', '/downloads', many)).toMatchObject(refused);
      expect(await host.api('PUT', '/settings', { 'download.concurrentDownloads': 3 })).toMatchObject(refused);
      expect((await host.api('GET', '/downloads?limit=500')).body).toMatchObject({ total: 1 });
      expect((await host.api('GET', '/settings')).body).toMatchObject({ 'download.concurrentDownloads': { value: 8 } });

      await host.kill();
      host = await startHost(environment);
      expect((await host.api('GET', '/downloads')).body).toMatchObject({ items: [{ id: `track_${single}` }] });

      rmSync(join(volume ?? '', 'ballast'));
      expect((await host.api('POST', '/downloads', { type: 'track', id: mp3Only })).status).toBe(201);
      await host.stop();
    },
    60_000,
  );
});
