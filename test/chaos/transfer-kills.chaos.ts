import { describe, expect, it, jest } from '@jest/globals';
import { setBareStage } from '../support/stage.js';
import { killLoop } from './kill-loop.js';
import { Random } from './random.js';
import { ask } from './steps.js';

/** With those of `hook-kills`, 200. */
const KILLS = 80;
/** On a machine that is too slow for all of them, so much is left for the end. */
const WITHIN_MS = 5 * 60_000;
const SEED = jest.getSeed();

const stage = await setBareStage(
  {
    tracks: 30,
    trackBytes: 2 * 1024 * 1024,
    bytesPerSecond: 3_000_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' },
);
const { ids } = stage.sandbox.catalogue;

describe(`a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it(
    'loses nothing, doubles nothing, and goes on from the bytes it has',
    async () => {
      const report = await killLoop({
        stage,
        random: new Random(SEED, 'transfers'),
        kills: KILLS,
        longestMs: 1000,
        withinMs: WITHIN_MS,
        begin: () =>
          ask(
            stage,
            { type: 'playlist', id: ids.playlist.generated },
            { type: 'album', id: ids.album.forty },
            { type: 'track', id: ids.track.mp3Only },
          ),
      });
      process.stderr.write(`transfer kills: ${JSON.stringify(report)}\n`);
      expect(report.kills).toBeGreaterThan(0);
    },
    WITHIN_MS + 180_000,
  );
});
