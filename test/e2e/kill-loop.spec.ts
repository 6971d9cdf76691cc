import { describe, expect, it, jest } from '@jest/globals';
import { killLoop } from '../chaos/kill-loop.js';
import { Random } from '../chaos/random.js';
import { setBareStage } from '../support/stage.js';

/** `npm run test:chaos` has the long form; `-- --seed N` makes the same choices again. */
const KILLS = 6;
const SEED = jest.getSeed();

const stage = await setBareStage(
  {
    trackBytes: 4 * 1024 * 1024,
    bytesPerSecond: 3_000_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '4' },
);
const id = stage.sandbox.catalogue.ids.album.forty;

describe(`a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it('loses nothing, doubles nothing and goes on from the bytes it has', async () => {
    await killLoop({
      stage,
      random: new Random(SEED, 'transfers'),
      kills: KILLS,
      longestMs: 900,
      begin: async () => {
        await stage.host.api('POST', '/downloads', { type: 'album', id, force: true });
      },
    });
    expect(await stage.item(`album_${id}`)).toMatchObject({
      status: 'completed',
      children: { total: 40, completed: 40 },
    });
  }, 300_000);
});
