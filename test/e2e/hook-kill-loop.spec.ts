import { describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atRest } from '../chaos/at-rest.js';
import { audit } from '../chaos/audit/audit.js';
import { killLoop } from '../chaos/kill-loop.js';
import { Random } from '../chaos/random.js';
import { stepMoments } from '../chaos/step-moments.js';
import { published } from '../support/files.js';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage } from '../support/stage.js';
import { Stepper, marksIn, type Step } from '../support/stepper.js';

/** `npm run test:chaos` has the long form; `-- --seed N` makes the same choices again. */
const SEED = jest.getSeed();
const STEPS: readonly Step[] = ['begun', 'editing', 'editing!', 'edited', 'published', 'sidecar', 'collection'];
/** At each step once, and some more anywhere. */
const KILLS = STEPS.length + 2;
const TRACKS = 4;

const stage = await setStage(
  { tracks: TRACKS, trackBytes: 256 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_PLUGIN_PATH: fixturePath('stepper') },
);
const { sandbox, library, dataDir } = stage;
const stepper = new Stepper(dataDir);
const id = sandbox.catalogue.ids.playlist.generated;

async function download(): Promise<void> {
  await stage.host.api('POST', '/downloads', { type: 'playlist', id, force: true });
}

function libraryNow(): Map<string, string> {
  return new Map(published(library).map((path) => [path, readFileSync(join(library, path)).toString('base64')]));
}

describe(`hooks of a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  let before: Map<string, string>;

  it('has something to compare with', async () => {
    await stage.host.api('POST', '/plugins/stepper/enable');
    await download();
    await atRest(stage);
    expect(await audit(stage)).toEqual([]);
    before = libraryNow();
    const tracks = [...before.keys()].filter((path) => path.endsWith('.flac'));
    expect(tracks).toHaveLength(TRACKS);
    for (const track of tracks) {
      expect(marksIn(join(library, track))).toBe(1);
      expect(before.has(`${track}.step`)).toBe(true);
    }
    const list = [...before.keys()].find((path) => path.endsWith('.m3u8')) ?? '';
    expect(readFileSync(join(library, list), 'utf8').match(/^[^#].*\.flac$/gm)).toHaveLength(TRACKS);
  }, 60_000);

  it('each effect is there once, at whatever step it is killed', async () => {
    const report = await killLoop({
      stage,
      random: new Random(SEED, 'hooks'),
      kills: KILLS,
      longestMs: 900,
      begin: download,
      moments: stepMoments(stage, stepper, STEPS),
    });
    expect(Object.keys(report.moments)).toEqual(expect.arrayContaining([...STEPS]));
    const after = libraryNow();
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after].filter(([path, bytes]) => before.get(path) !== bytes).map(([path]) => path)).toEqual([]);
    const items = [await stage.item(`playlist_${id}`), ...(await stage.children(`playlist_${id}`))];
    expect(items.map(({ status, post, degraded }) => ({ status, post, degraded }))).toEqual(
      items.map(() => ({ status: 'completed', post: 'ok', degraded: false })),
    );
  }, 300_000);
});
