import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { HostProcess } from '../../support/host-process.js';
import { launchChromium, yieldToTheHost } from '../browser/chromium.js';
import type { Bench, Outcome } from '../harness/measure.js';
import { paired } from '../harness/rounds.js';
import { timedPlaylist, type PlaylistTiming } from '../host/timed-playlist.js';
import { startUpstream } from '../upstream/upstream.js';

const PAGES = 20;
const TRACK_BYTES = 2 * 2 ** 20;
/** Of each connection: the network is the limit, as at home, so that a page can only cost what the host does not have. */
const BYTES_PER_SECOND = 3_000_000;

/** The same playlist with pages of the dashboard open on the host, and with none. */
export async function run(bench: Bench): Promise<Outcome> {
  const tracks = bench.size(160, 16);
  const upstream = await startUpstream({
    tracks,
    trackBytes: TRACK_BYTES,
    bytesPerSecond: BYTES_PER_SECOND,
    isSandboxAlone: true,
  });
  const browser = await launchChromium();
  const timed = (pages: number): Promise<PlaylistTiming> => {
    const folder = join(bench.folder, 'round');
    return timedPlaylist({ upstream, folder, isSynced: false, prepare: (host) => openPages(browser, host, pages) });
  };
  const { subject, reference } = await paired(
    bench,
    { warmUps: 0, rounds: bench.size(5, 1) },
    () => timed(bench.size(PAGES, 2)),
    () => timed(0),
  );
  await browser.close();
  await upstream.close();
  const throughput = ({ seconds }: PlaylistTiming): number => (tracks * TRACK_BYTES) / 1e6 / seconds;
  return {
    figures: [
      {
        title: `throughput with ${String(bench.size(PAGES, 2))} pages open`,
        unit: 'MB/s',
        samples: subject.map(throughput),
        reference: { title: 'no page', samples: reference.map(throughput) },
      },
      {
        title: 'processor time of the host',
        unit: 's',
        samples: subject.map(({ cpuSeconds }) => cpuSeconds),
        reference: { title: 'no page', samples: reference.map(({ cpuSeconds }) => cpuSeconds) },
      },
    ],
  };
}

/** @returns what closes them */
async function openPages(browser: Browser, host: HostProcess, count: number): Promise<() => Promise<void>> {
  const context = await browser.newContext();
  for (let n = 0; n < count; n++) {
    const page = await context.newPage();
    await page.goto(`${host.url}/`);
    await page.getByRole('main').waitFor();
  }
  yieldToTheHost();
  return () => context.close();
}
