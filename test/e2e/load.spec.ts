import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';

/** Requests upstream in any five seconds; far above the service's own limit, so that the test is done in time. */
const GOVERNOR = 200;
const WINDOW_MS = 5000;
const TRACKS = Number(process.env.LOAD_TRACKS ?? 1000);
const MAX_RESIDENT_BYTES = 250 * 1024 * 1024;

const stage = await setBareStage(
  { tracks: TRACKS, trackBytes: 256 * 1024, scenario: { rateLimit: { requests: 0, windowMs: WINDOW_MS } } },
  {
    DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '64',
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: String(GOVERNOR),
    DEEMUSIC_DEEZER_TRACKS_PER_DAY: '0',
  },
);

function residentBytes(): number {
  const status = readFileSync(`/proc/${String(stage.host.pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** Most requests in any rolling window. */
function busiestWindow(times: number[]): number {
  let from = 0;
  let most = 0;
  times.forEach((at, index) => {
    while (at - (times[from] ?? at) >= WINDOW_MS) from++;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

it(`64 workers on ${String(TRACKS)} tracks keep to the governor and stay small`, async () => {
  const { generated } = stage.sandbox.catalogue.ids.playlist;
  await stage.host.api('POST', '/downloads', { type: 'playlist', id: generated });
  let mostBytes = 0;
  const playlist = await eventually(
    'the playlist is complete',
    async () => {
      mostBytes = Math.max(mostBytes, residentBytes());
      const item = await stage.item(`playlist_${generated}`);
      return item.status === 'completed' ? item : null;
    },
    180_000,
  );
  const governed = stage.sandbox.log.filter(({ service }) => service !== 'cdn').map(({ at }) => at);
  console.info(
    `${String(governed.length)} governed requests, at most ${String(busiestWindow(governed))} in 5 s; at most ${String(Math.round(mostBytes / 2 ** 20))} MiB resident`,
  );
  expect(playlist.children).toMatchObject({ total: TRACKS, completed: TRACKS });
  expect(busiestWindow(governed)).toBeLessThanOrEqual(GOVERNOR);
  expect(mostBytes).toBeLessThan(MAX_RESIDENT_BYTES);
}, 240_000);
