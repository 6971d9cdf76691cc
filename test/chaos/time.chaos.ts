import { it, jest } from '@jest/globals';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';
import { isAtRest } from './at-rest.js';
import { pause, Random } from './random.js';
import { ask, sound } from './steps.js';

const SEED = jest.getSeed();
const JUMPS = ['+5h', '-7h', '+30d', '-2d', '+0'];

/** The library that tells a program another wall clock; null where it is not installed. */
function wrongClock(): string | null {
  const places = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime'))
    : [];
  const library = places.map((place) => join(place, 'libfaketime.so.1')).find((file) => existsSync(file));
  if (!library) process.stderr.write('skipped jumps of the clock: faketime is not installed\n');
  return library ?? null;
}

const library = wrongClock();
const clock = join(tempDir('clock'), 'now');
setClock('+0');
const stage = library
  ? await setStage(
      {
        tracks: 24,
        trackBytes: 400_000,
        bytesPerSecond: 400_000,
        scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
      },
      {
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        NO_FAKE_STAT: '1',
        DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
        DEEMUSIC_NETWORK_MAX_RETRIES: '20',
      },
    )
  : null;

/** Whole or not at all: a host may be reading it. */
function setClock(offset: string): void {
  writeFileSync(`${clock}.new`, `${offset}\n`);
  renameSync(`${clock}.new`, clock);
}

it(`the clock jumps by hours and days while tracks are downloaded, wait, and are retried (seed ${String(SEED)})`, async () => {
  if (!stage) return;
  const random = new Random(SEED, 'clock');
  const { control, catalogue } = stage.sandbox;
  await ask(stage, { type: 'playlist', id: catalogue.ids.playlist.generated });
  for (let jump = 0; jump < 12 && !(await isAtRest(stage)); jump++) {
    await pause(random.between(0, 700));
    control.fault({ service: 'cdn', kind: 'status', times: 4 });
    control.fault({ service: 'media', kind: 'quota', times: 1, retryAfter: 1 });
    setClock(random.pick(JUMPS));
    if (random.next() < 0.2) {
      await stage.host.kill();
      await stage.restart();
    }
  }
  control.reset();
  await sound(stage, 90_000);
  // The clock did jump: the host says so at every answer.
  setClock('+30d');
  await eventually('the host has another date', async () => {
    const { headers } = await stage.host.api('GET', '/queue');
    return Date.parse(headers.get('date') ?? '') > Date.now() + 86_400_000;
  });
});
