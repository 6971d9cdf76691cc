import { describe, expect, it } from '@jest/globals';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasePath, writerDataSource } from '../../src/database/data-source.js';
import type { Item } from '../../src/domain/index.js';
import { atRest } from '../chaos/at-rest.js';
import { audit } from '../chaos/audit/audit.js';
import { generatedTracks } from '../chaos/steps.js';
import { eventually } from '../support/eventually.js';
import { startRefused } from '../support/host-process.js';
import { SCHEMAS, takeBack } from '../support/old-database.js';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage, type Stage } from '../support/stage.js';
import { Stepper } from '../support/stepper.js';
import { tempDir } from '../support/temp-dir.js';

const TRACKS = 12;
/** The first schema that knows plugins. */
const PLUGINS_SCHEMA = 3;
const sandbox = {
  tracks: TRACKS,
  trackBytes: 400_000,
  bytesPerSecond: 1_000_000,
  scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
};
const environment = {
  DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
  DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '3',
  DEEMUSIC_NETWORK_MAX_RETRIES: '20',
  DEEMUSIC_PLUGIN_PATH: fixturePath('stepper'),
};
const folder = tempDir('upgrade');
const killed = new Map<'off' | 'all', ReturnType<typeof killInTheMiddle>>();

/** A host that was killed in the middle of everything; the folders stay as they were then. */
function killedHost(plugins: 'off' | 'all') {
  const known = killed.get(plugins) ?? killInTheMiddle(plugins);
  killed.set(plugins, known);
  return known;
}

async function killInTheMiddle(plugins: 'off' | 'all') {
  const stage = plugins === 'off' ? bare : whole;
  const id = stage.sandbox.catalogue.ids.playlist.generated;
  const stepper = new Stepper(stage.dataDir);
  if (plugins === 'all') await stage.host.api('POST', '/plugins/stepper/enable');
  stepper.stopAt('published');
  const [, unlucky, ...others] = await generatedTracks(stage, TRACKS);
  stage.sandbox.control.fault({ service: 'cdn', kind: 'status', match: unlucky, times: 0 });
  // These are not done before it is killed.
  for (const match of others.slice(-4))
    stage.sandbox.control.fault({ service: 'cdn', kind: 'slow', match, bytesPerSecond: 10_000, times: 0 });
  await stage.host.api('POST', '/downloads', { type: 'playlist', id });
  await eventually(
    'some are done',
    async () => (await count(stage, ({ status }) => status === 'completed')) >= 2,
    60_000,
  );
  const last = (await stage.children(`playlist_${id}`)).at(-1)?.id ?? '';
  await stage.host.api('POST', `/downloads/${encodeURIComponent(last)}/pause`);
  if (plugins === 'all') await stepper.reached('published', 60_000);
  await eventually(
    'some run and one waits to be tried again',
    async () =>
      (await count(stage, ({ status }) => status === 'downloading')) > 0 &&
      (await count(stage, ({ waiting }) => waiting?.reason === 'backoff')) > 0,
    60_000,
  );
  await stage.host.kill();
  stepper.goOn();
  stage.sandbox.control.reset();
  return { stage, at: { dataDir: stage.dataDir, library: stage.library } };
}

async function count(stage: Stage, check: (item: Item) => boolean): Promise<number> {
  const id = stage.sandbox.catalogue.ids.playlist.generated;
  return (await stage.children(`playlist_${id}`)).filter(check).length;
}

const bare = await setStage(sandbox, { ...environment, DEEMUSIC_PLUGINS: 'off' });
const whole = await setStage(sandbox, environment);

describe('a database of an earlier version', () => {
  it.each(Array.from({ length: SCHEMAS - 1 }, (_, before) => before + 1))(
    'of schema %i is brought up to date, and its live items go on',
    async (schema) => {
      const { stage, at } = await killedHost(schema < PLUGINS_SCHEMA ? 'off' : 'all');
      const dataDir = join(folder, `data-${String(schema)}`);
      const library = join(folder, `music-${String(schema)}`);
      cpSync(at.dataDir, dataDir, { recursive: true });
      cpSync(at.library, library, { recursive: true });
      await takeBack(databasePath(dataDir), schema);
      await stage.restart({
        DEEMUSIC_DATA_DIR: dataDir,
        DEEMUSIC_DOWNLOAD_OUTPUT_DIR: library,
        // Who comes from a host without plugins has them from now on.
        DEEMUSIC_PLUGINS: 'all',
      });
      Object.assign(stage, { dataDir, library });
      const id = `playlist_${stage.sandbox.catalogue.ids.playlist.generated}`;
      expect(await count(stage, ({ status }) => status === 'paused')).toBe(1);
      await stage.host.api('POST', `/downloads/${id}/resume`);
      await atRest(stage, 120_000);
      expect(await audit(stage)).toEqual([]);
      expect(await stage.item(id)).toMatchObject({
        status: 'completed',
        children: { total: TRACKS, completed: TRACKS },
      });
      expect((await stage.host.api('GET', '/history?q=Sandbox')).status).toBe(200);
      await stage.host.stop();
    },
    240_000,
  );

  it('of a later version is refused and left as it is', async () => {
    const dataDir = join(folder, 'later');
    cpSync(bare.dataDir, dataDir, { recursive: true });
    const file = databasePath(dataDir);
    const source = await writerDataSource(file).initialize();
    await source.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    await source.destroy();
    const before = readFileSync(file);
    const { code, output } = await startRefused({ ...bare.sandbox.environment(), DEEMUSIC_DATA_DIR: dataDir });
    expect(code).not.toBe(0);
    expect(output).toMatch(/newer version of DeeMusic.*update the host, or restore a backup/s);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
