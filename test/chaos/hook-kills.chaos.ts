import { describe, expect, it, jest } from '@jest/globals';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage } from '../support/stage.js';
import { Stepper, type Step } from '../support/stepper.js';
import { killLoop } from './kill-loop.js';
import { Random } from './random.js';
import { stepMoments } from './step-moments.js';
import { ask } from './steps.js';

const KILLS = 120;
/** On a machine that is too slow for all of them, so much is left for the end. */
const WITHIN_MS = 8 * 60_000;
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

describe(`hooks of a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it(
    'each effect is there once, at whatever moment it is killed',
    async () => {
      await stage.host.api('POST', '/plugins/stepper/enable');
      const report = await killLoop({
        stage,
        random: new Random(SEED, 'hooks'),
        kills: KILLS,
        longestMs: 1200,
        withinMs: WITHIN_MS,
        repeatsMoments: true,
        moments: stepMoments(stage, new Stepper(stage.dataDir), STEPS),
        begin: () =>
          ask(
            stage,
            { type: 'playlist', id: ids.playlist.generated },
            { type: 'album', id: ids.album.twoDisc },
            { type: 'track', id: ids.track.mp3Only },
          ),
      });
      process.stderr.write(`hook kills: ${JSON.stringify(report)}\n`);
      expect(report.kills).toBeGreaterThan(0);
    },
    WITHIN_MS + 180_000,
  );
});
