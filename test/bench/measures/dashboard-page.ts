import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import type { HostProcess } from '../../support/host-process.js';
import { writeManyTracks } from '../../support/many-items.js';
import { launchChromium, pageMetrics } from '../pages/chromium.js';
import type { Bench, Figure, Outcome } from '../harness/measure.js';
import { repeated } from '../harness/rounds.js';
import { metricOf, startBenchHost } from '../host/bench-host.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';

const TRANSFERS = 8;

interface Look {
  paintMs: number;
  /** Shares of one core. */
  scripting: number;
  tasks: number;
  heapMib: number;
  largestAnswerKib: number;
}

/** A page on a long list of waiting tracks before which an album is being downloaded. */
export async function run(bench: Bench): Promise<Outcome> {
  const items = bench.size(100_000, 2000);
  const upstream = await startUpstream({
    tracks: 1,
    trackBytes: 64 * 2 ** 20,
    bytesPerSecond: 1_000_000,
    isSandboxAlone: true,
  });
  const browser = await launchChromium();
  const watchMs = bench.size(20_000, 2000);
  const looks = await repeated(bench, { warmUps: 0, rounds: bench.size(3, 1) }, () =>
    withBusyHost(upstream, join(bench.folder, 'round'), items, (host) => lookAt(browser, host, watchMs)),
  );
  await browser.close();
  await upstream.close();
  const figure = (title: string, unit: string, key: keyof Look): Figure => ({
    title,
    unit,
    samples: looks.map((look) => look[key]),
  });
  return {
    figures: [
      figure('first contentful paint', 'ms', 'paintMs'),
      figure('scripting while watching', '% of a core', 'scripting'),
      figure('all tasks while watching', '% of a core', 'tasks'),
      figure('heap after scrolling to the end and back', 'MiB', 'heapMib'),
      figure('largest answer of the host', 'KiB', 'largestAnswerKib'),
    ],
    facts: { 'tracks in the list': items.toLocaleString('en') },
  };
}

async function withBusyHost(
  upstream: Upstream,
  folder: string,
  items: number,
  use: (host: HostProcess) => Promise<Look>,
): Promise<Look> {
  const settings = { ...upstream.environment, DEEMUSIC_LOG_LEVEL: 'warn' };
  await (await startBenchHost(folder, { ...settings, DEEMUSIC_LOG_LEVEL: 'info' })).stop();
  await writeManyTracks(join(folder, 'data'), items, [await coverOf(upstream)]);
  const host = await startBenchHost(folder, upstream.environment);
  const { forty } = upstream.sandboxIds.album;
  await host.api('POST', '/downloads', { type: 'album', id: forty, priority: 'interactive' });
  await eventually(
    'eight transfers run',
    async () => (await metricOf(host, 'deemusic_downloads_active')) === TRANSFERS,
  );
  try {
    return await use(host);
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function coverOf({ environment, sandboxIds }: Upstream): Promise<string> {
  const answer = await fetch(`${environment.DEEMUSIC_DEEZER_API_URL ?? ''}/album/${sandboxIds.album.forty}`);
  return ((await answer.json()) as { cover_medium: string }).cover_medium;
}

async function lookAt(browser: Browser, host: HostProcess, watchMs: number): Promise<Look> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  let largest = 0;
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/')) return;
    void response.body().then(
      ({ length }) => (largest = Math.max(largest, length)),
      () => undefined,
    );
  });
  await page.goto(`${host.url}/`);
  await page.getByRole('row').nth(3).waitFor();
  const paintMs = await page.evaluate(
    // The page's own entry types are not those of Node.
    () =>
      performance.getEntriesByType('paint' as 'mark').find(({ name }) => name === 'first-contentful-paint')?.startTime,
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await pageMetrics(session);
  await page.waitForTimeout(watchMs);
  const after = await pageMetrics(session);
  const share = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) / (watchMs / 1000)) * 100;
  await scroll(page);
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = Number.NaN } = await pageMetrics(session);
  await page.close();
  return {
    paintMs: paintMs ?? Number.NaN,
    scripting: share('ScriptDuration'),
    tasks: share('TaskDuration'),
    heapMib: JSHeapUsedSize / 2 ** 20,
    largestAnswerKib: largest / 1024,
  };
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
