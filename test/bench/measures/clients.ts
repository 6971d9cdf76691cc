import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../support/eventually.js';
import { gatherCrowd } from '../crowd/crowd.js';
import { below, type Bench, type Outcome } from '../harness/measure.js';
import { quantile } from '../harness/samples.js';
import { eventLoopP99Ms, metricOf, startBenchHost } from '../host/bench-host.js';
import { cpuSecondsOf, residentMibOf } from '../../support/process-figures.js';
import { startUpstream } from '../upstream/upstream.js';

const TRANSFERS = 8;
const CROWD_PROCESSES = 2;
const TRACK_BYTES = 8 * 2 ** 20;
/** A track takes eight seconds: one a second begins and ends. */
const BYTES_PER_SECOND = 2 ** 20;

const probe = fileURLToPath(new URL('../host/emission-probe.mjs', import.meta.url));

interface Window {
  loopP99Ms: number;
  cpuShare: number;
  received: Float64Array[];
}

/** Single tracks, so that every client hears of every change of each; all clients listen to all that is sent by default. */
export async function run(bench: Bench): Promise<Outcome> {
  const clients = bench.size(1000, 40);
  const windowMs = bench.size(15_000, 3000);
  const windows = bench.size(5, 1);
  const tracks = 32 + Math.ceil((windows * windowMs) / 500);
  const upstream = await startUpstream({
    tracks,
    trackBytes: TRACK_BYTES,
    bytesPerSecond: BYTES_PER_SECOND,
    isSandboxAlone: true,
  });
  const emissionsFile = join(bench.folder, 'emissions.json');
  const host = await startBenchHost(bench.folder, {
    ...upstream.environment,
    NODE_OPTIONS: `--import ${probe}`,
    BENCH_EMISSIONS: emissionsFile,
  });
  const crowd = await gatherCrowd(host.url, clients, CROWD_PROCESSES);
  bench.say(`${String(clients)} clients are connected`);
  const items = upstream.trackIds.map((id) => ({ type: 'track', id: String(id) }));
  // One after the other, so that they also end one after the other, as tracks of different lengths do.
  const interval = bench.size((TRACK_BYTES / BYTES_PER_SECOND / TRANSFERS) * 1000, 100);
  for (const item of items.slice(0, TRANSFERS)) {
    await host.api('POST', '/downloads', item);
    await delay(interval);
  }
  await host.api('POST', '/downloads', { items: items.slice(TRANSFERS) });
  await eventually(
    'eight transfers run',
    async () => (await metricOf(host, 'deemusic_downloads_active')) === TRANSFERS,
    60_000,
  );
  const heard: Window[] = [];
  for (let window = 0; window <= windows; window++) {
    await eventLoopP99Ms(host);
    const cpuBefore = cpuSecondsOf(host.pid);
    crowd.listen();
    await delay(windowMs);
    const received = await crowd.received();
    const cpuShare = (cpuSecondsOf(host.pid) - cpuBefore) / (windowMs / 1000);
    const loopP99Ms = await eventLoopP99Ms(host);
    // The first one warms up.
    if (window > 0) heard.push({ received, loopP99Ms, cpuShare });
  }
  const resident = residentMibOf(host.pid);
  await crowd.close();
  await host.stop();
  await upstream.close();
  const emittedAt = new Map(JSON.parse(readFileSync(emissionsFile, 'utf8')) as [number, number][]);
  const delays = heard.map(({ received }) => delaysOf(received, emittedAt));
  const perClient = delays.map((ms) => ms.length / clients / (windowMs / 1000));
  return {
    figures: [
      {
        title: `delivery to ${clients.toLocaleString('en')} clients, p99`,
        unit: 'ms',
        samples: delays.map((ms) => quantile(ms, 0.99)),
        goal: below(100),
      },
      { title: 'delivery, p50', unit: 'ms', samples: delays.map((ms) => quantile(ms, 0.5)) },
      {
        title: 'event loop p99',
        unit: 'ms',
        samples: heard.map(({ loopP99Ms }) => loopP99Ms),
        goal: below(20),
      },
      { title: 'processor of the host', unit: 'cores', samples: heard.map(({ cpuShare }) => cpuShare) },
      { title: 'messages to each client', unit: '/s', samples: perClient },
    ],
    facts: { 'resident memory of the host': `${resident.toFixed(0)} MiB` },
  };
}

/** From the number of a message to its arrival in the process of a client, for every client, ms. */
function delaysOf(received: readonly Float64Array[], emittedAt: ReadonlyMap<number, number>): number[] {
  const delays: number[] = [];
  for (const part of received) {
    for (let at = 0; at < part.length; at += 2) {
      const emitted = emittedAt.get(part[at] ?? 0);
      if (emitted === undefined) throw new Error(`message ${String(part[at])} was never sent`);
      delays.push((part[at + 1] ?? 0) - emitted);
    }
  }
  return delays;
}
