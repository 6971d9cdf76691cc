/**
 * What the dashboard costs: a page on a list of 100,000 waiting tracks with 8 transfers (first paint, scripting, heap, answers),
 * and the host's throughput with 20 pages open beside that without, in turn.
 * usage: npm run bench test/bench/dashboard.ts [items] [seconds to watch] [rounds]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { CHROMIUM_FLAGS, findChromium } from '../browser/support/find-chromium.js';
import { eventually } from '../support/eventually.js';
import { startHost, type HostProcess } from '../support/host-process.js';
import { writeManyTracks } from '../support/many-items.js';
import { cpuSeconds } from '../support/timed-host.js';

const [items = '100000', seconds = '20', rounds = '3'] = process.argv.slice(2);
const PAGES = 20;
const TRANSFERS = 8;

const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium was found; install it, or set DEEMUSIC_TEST_CHROMIUM');

/** A host with a long list behind an album that is being downloaded. */
async function startBusyHost(sandbox: Sandbox, folder: string, count: number): Promise<HostProcess> {
  const environment = {
    ...sandbox.environment(),
    DEEMUSIC_DATA_DIR: join(folder, 'data'),
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
    DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
    DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: String(TRANSFERS),
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
    DEEMUSIC_DEEZER_TRACKS_PER_DAY: '0',
    DEEMUSIC_PLUGINS: 'off',
    DEEMUSIC_LOG_LEVEL: 'warn',
  };
  if (count > 0) {
    await (await startHost(environment)).stop();
    const { DEEMUSIC_DEEZER_API_URL: api = '' } = sandbox.environment();
    const album = await fetch(`${api}/album/${String(sandbox.catalogue.ids.album.forty)}`);
    const { cover_medium: cover } = (await album.json()) as { cover_medium?: string };
    await writeManyTracks(join(folder, 'data'), count, cover ? [cover] : []);
  }
  return startHost(environment);
}

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function measurePage(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deemusic-bench-'));
  const sandbox = await startSandbox({ trackBytes: 64 * 2 ** 20, bytesPerSecond: 1_000_000 });
  const host = await startBusyHost(sandbox, folder, Number(items));
  await host.api('POST', '/downloads', {
    type: 'album',
    id: sandbox.catalogue.ids.album.forty,
    priority: 'interactive',
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  let largest = { url: '', bytes: 0 };
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/')) return;
    void response.body().then(
      ({ length }) => {
        if (length > largest.bytes) largest = { url: response.url(), bytes: length };
      },
      () => undefined,
    );
  });
  await eventually('eight transfers run', async () => {
    const { body } = await host.api<{ activeDownloads: number }>('GET', '/stats');
    return body.activeDownloads === TRANSFERS;
  });
  await page.goto(`${host.url}/`);
  await page.getByRole('row').nth(3).waitFor();
  const paints = await page.evaluate(() =>
    // The page's own entry types are not those of Node.
    performance
      .getEntriesByType('paint' as 'mark')
      .map(({ name, startTime }) => `${name} ${String(Math.round(startTime))} ms`),
  );
  // Durations count from here on.
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await metricsOf(session);
  await page.waitForTimeout(Number(seconds) * 1000);
  const after = await metricsOf(session);
  const share = (name: string): string =>
    `${((((after[name] ?? 0) - (before[name] ?? 0)) / Number(seconds)) * 100).toFixed(1)} %`;
  console.info(`page on ${items} items, ${String(TRANSFERS)} transfers: ${paints.join(', ')}`);
  console.info(`  while watching: scripting ${share('ScriptDuration')} of a core, all tasks ${share('TaskDuration')}`);
  await scroll(page);
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0 } = await metricsOf(session);
  console.info(`  after scrolling to the end and back: heap ${(JSHeapUsedSize / 2 ** 20).toFixed(1)} MiB`);
  console.info(`  largest answer: ${String(Math.round(largest.bytes / 1024))} KiB, ${largest.url}`);
  await page.close();
  await host.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Through the whole list, as with the scrollbar. */
async function scroll(page: Page): Promise<void> {
  const grid = page.getByRole('treegrid');
  for (const part of [0.1, 0.25, 0.5, 0.75, 1, 0.6, 0.3, 0]) {
    await grid.evaluate((rows, share) => {
      const element = rows.parentElement ?? rows;
      element.scrollTop = (element.scrollHeight - element.clientHeight) * share;
    }, part);
    await page.waitForTimeout(500);
  }
}

/** What a playlist takes with so many pages open: seconds, and seconds of the host's processor. */
async function timedPlaylist(
  browser: Browser,
  sandbox: Sandbox,
  pages: number,
): Promise<{ seconds: number; cpu: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'deemusic-bench-'));
  const host = await startBusyHost(sandbox, folder, 0);
  const context = await browser.newContext();
  for (let n = 0; n < pages; n++) {
    const page = await context.newPage();
    await page.goto(`${host.url}/`);
    await page.getByRole('main').waitFor();
  }
  yieldToTheHost(process.pid);
  const id = sandbox.catalogue.ids.playlist.generated;
  const cpuBefore = cpuSeconds(host.pid) ?? 0;
  const started = performance.now();
  await host.api('POST', '/downloads', { type: 'playlist', id });
  await eventually(
    'the playlist is there',
    async () => (await host.api<{ status: string }>('GET', `/downloads/playlist_${id}`)).body.status === 'completed',
    600_000,
  );
  const seconds = (performance.now() - started) / 1000;
  const cpu = (cpuSeconds(host.pid) ?? 0) - cpuBefore;
  await context.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
  return { seconds, cpu };
}

async function measureThroughput(browser: Browser): Promise<void> {
  const sandbox = await startSandbox({
    tracks: 160,
    trackBytes: 2 * 2 ** 20,
    bytesPerSecond: 3_000_000,
    scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
  });
  const ratios: number[] = [];
  for (let round = 1; round <= Number(rounds); round++) {
    const alone = await timedPlaylist(browser, sandbox, 0);
    const watched = await timedPlaylist(browser, sandbox, PAGES);
    const ratio = alone.seconds / watched.seconds;
    ratios.push(ratio);
    const shown = ({ seconds, cpu }: typeof alone): string => `${seconds.toFixed(1)} s, processor ${cpu.toFixed(1)} s`;
    console.info(
      `round ${String(round)}: throughput with ${String(PAGES)} pages ${ratio.toFixed(3)} × of alone (${shown(watched)}; alone ${shown(alone)})`,
    );
  }
  console.info(`median: ${(ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0).toFixed(3)} ×`);
  await sandbox.close();
}

/** Pages are on other devices in truth: what they draw here may only have the time that nobody else wants. */
function yieldToTheHost(parent: number): void {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,comm=', '--ppid', String(parent)], { encoding: 'utf8' });
  for (const [, pid, name] of stdout.matchAll(/(\d+) (\S+)/g)) {
    if (name?.startsWith('chrom') !== true) continue;
    spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(pid)]);
    yieldToTheHost(Number(pid));
  }
}

const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
await measurePage(browser);
await measureThroughput(browser);
await browser.close();
