import { describe, expect, it, jest } from '@jest/globals';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage } from '../support/stage.js';
import { Stepper, type Step } from '../support/stepper.js';
import { killLoop } from './kill-loop.js';
import { Random } from './random.js';
import { stepMoments } from './step-moments.js';

const KILLS = 200;
/** On a machine that is too slow for all of them, so much is left for the end. */
const WITHIN_MS = 11 * 60_000;
const SEED = jest.getSeed();
const STEPS: readonly Step[] = ['begun', 'editing', 'editing!', 'edited', 'published', 'sidecar', 'collection'];

const stage = await setStage(
  {
    tracks: 12,
    trackBytes: 600_000,
    bytesPerSecond: 1_500_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_PLUGIN_PATH: fixturePath('stepper') },
);
const { ids } = stage.sandbox.catalogue;

describe(`a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it(
    'loses nothing, doubles nothing, and goes on',
    async () => {
      await stage.host.api('POST', '/plugins/stepper/enable');
      const report = await killLoop({
        stage,
        random: new Random(SEED, 'kills'),
        kills: KILLS,
        longestMs: 1200,
        withinMs: WITHIN_MS,
        repeatsMoments: true,
        moments: stepMoments(stage, new Stepper(stage.dataDir), STEPS),
        begin: async () => {
          const items = [
            { type: 'playlist', id: ids.playlist.generated },
            { type: 'album', id: ids.album.twoDisc },
            { type: 'track', id: ids.track.mp3Only },
          ];
          const { status } = await stage.host.api('POST', '/downloads', { items, force: true });
          expect(status).toBeLessThan(300);
        },
      });
      process.stderr.write(`kills: ${JSON.stringify(report)}\n`);
      expect(report.kills).toBeGreaterThan(0);
    },
    WITHIN_MS + 180_000,
  );
});
