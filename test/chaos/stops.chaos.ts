import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { fixturePath } from '../support/plugin-fixtures.js';
import { runCli } from '../support/run-cli.js';
import { setStage } from '../support/stage.js';
import { Stepper } from '../support/stepper.js';
import { pause, Random } from './random.js';
import { ask, sound } from './steps.js';

const SEED = jest.getSeed();
const STOPS = 6;

const stage = await setStage(
  {
    tracks: 24,
    trackBytes: 800_000,
    bytesPerSecond: 400_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_PLUGIN_PATH: fixturePath('stepper') },
);
const playlist = { type: 'playlist', id: stage.sandbox.catalogue.ids.playlist.generated } as const;
const stepper = new Stepper(stage.dataDir);

describe(`a host that is stopped (seed ${String(SEED)})`, () => {
  it('ends in time with 8 transfers and hooks running, at any moment, and goes on', async () => {
    const random = new Random(SEED, 'stops');
    await stage.host.api('POST', '/plugins/stepper/enable');
    await ask(stage, playlist);
    for (let stop = 0; stop < STOPS; stop++) {
      await pause(random.between(0, 1500));
      const { code, tookMs } = await stage.host.stop();
      expect({ code, isInTime: tookMs < 8000 }).toEqual({ code: 0, isInTime: true });
      await stage.restart();
    }
    await sound(stage, 90_000);
  });

  it('goes on elsewhere from a backup that was taken with hooks and transfers running', async () => {
    stepper.stopAt('editing');
    await ask(stage, playlist);
    await stepper.reached('editing', 30_000);
    const { status, body } = await stage.host.api<{ name: string }>('POST', '/backups');
    expect(status).toBe(201);
    stepper.goOn();
    await pause(new Random(SEED, 'backup').between(0, 1500));
    await stage.host.kill();
    const elsewhere = join(stage.dataDir, '..', 'elsewhere');
    const from = join(stage.dataDir, 'backups', body.name);
    expect(await runCli(['restore', from, '--data-dir', elsewhere, '--json'])).toMatchObject({ code: 0 });
    await stage.restart({ DEEMUSIC_DATA_DIR: elsewhere });
    expect(existsSync(join(elsewhere, 'deemusic.sqlite'))).toBe(true);
    await eventually(
      'the plugin is known',
      async () => (await stage.host.api('GET', '/plugins/stepper')).status === 200,
    );
    stage.dataDir = elsewhere;
    await sound(stage, 90_000);
  });
});
