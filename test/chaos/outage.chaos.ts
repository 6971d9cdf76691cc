import { expect, it, jest } from '@jest/globals';
import { setStage } from '../support/stage.js';
import { pause, Random } from './random.js';
import { ask, sound, waits } from './steps.js';

const SEED = jest.getSeed();
const DOWN_MS = 60_000;

const stage = await setStage(
  {
    tracks: 40,
    trackBytes: 300_000,
    bytesPerSecond: 200_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' },
);
const { control, catalogue } = stage.sandbox;

it(`the service is down for a minute, and the host is killed meanwhile (seed ${String(SEED)})`, async () => {
  await ask(stage, { type: 'playlist', id: catalogue.ids.playlist.generated });
  await pause(new Random(SEED, 'outage').between(200, 1500));
  control.down('all');
  const started = performance.now();
  expect(await waits(stage, 'network', 40_000)).toBe(true);
  await stage.host.kill();
  await stage.restart();
  expect(await waits(stage, 'network', 40_000)).toBe(true);
  await pause(Math.max(0, DOWN_MS - (performance.now() - started)));
  control.reset();
  control.setSpeed(0);
  await sound(stage, 120_000);
}, 300_000);
