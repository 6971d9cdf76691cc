import { setTimeout as delay } from 'node:timers/promises';
import { ratioAtLeast, type Bench, type Outcome } from '../harness/measure.js';
import { paired } from '../harness/rounds.js';
import { startPlaylistHost, type PlaylistTiming } from '../host/playlist-host.js';
import { launchChromium } from '../pages/chromium.js';
import { record, type Asked } from '../pages/recording.js';
import { openSilentPages } from '../pages/silent-pages.js';
import { startUpstream } from '../upstream/upstream.js';

const PAGES = 20;
const TRACK_BYTES = 2 * 2 ** 20;
/** Of each connection: the network is the limit, as at home, so that a page can only cost what the host does not have. */
const BYTES_PER_SECOND = 3_000_000;
/** A page has its first lists and its room by then. */
const SETTLE_MS = 3000;

/** The same playlist with pages of the dashboard open on the host, and with none. */
export async function run(bench: Bench): Promise<Outcome> {
  const tracks = bench.size(160, 16);
  const pages = bench.size(PAGES, 2);
  const upstream = await startUpstream({
    tracks,
    trackBytes: TRACK_BYTES,
    bytesPerSecond: BYTES_PER_SECOND,
    isSandboxAlone: true,
  });
  const { host, download, stop } = await startPlaylistHost({ upstream, folder: bench.folder, isSynced: false });
  bench.say('a page in Chromium is recorded');
  const browser = await launchChromium();
  const page = await browser.newPage();
  const recording = record(page);
  await page.goto(`${host.url}/`);
  await delay(SETTLE_MS);
  await download();
  await browser.close();
  const { subject, reference } = await paired(
    bench,
    { warmUps: 0, rounds: bench.size(7, 1) },
    async () => {
      const close = await openSilentPages(host.url, pages, recording, SETTLE_MS);
      const timing = await download();
      await close();
      return timing;
    },
    download,
  );
  await stop();
  await upstream.close();
  const throughput = ({ seconds }: PlaylistTiming): number => (tracks * TRACK_BYTES) / 1e6 / seconds;
  const count = (kind: Asked['kind']): string => String(recording.filter((asked) => asked.kind === kind).length);
  return {
    figures: [
      {
        title: `throughput with ${String(pages)} pages open`,
        unit: 'MB/s',
        samples: subject.map(throughput),
        reference: { title: 'no page', samples: reference.map(throughput) },
        goal: ratioAtLeast(0.95),
      },
      {
        title: 'processor time of the host',
        unit: 's',
        samples: subject.map(({ cpuSeconds }) => cpuSeconds),
        reference: { title: 'no page', samples: reference.map(({ cpuSeconds }) => cpuSeconds) },
      },
    ],
    facts: {
      'one page asks for': `${count('request')} answers over HTTP, ${count('socket')} socket, ${count('frame')} messages over it`,
    },
  };
}
