import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../support/eventually.js';
import { below, type Bench, type Outcome } from '../harness/measure.js';
import { median, quantile } from '../harness/samples.js';
import { metricOf, startBenchHost } from '../host/bench-host.js';
import { residentMibOf } from '../../support/process-figures.js';
import { startUpstream } from '../upstream/upstream.js';

const TRANSFERS = 8;
const LOOK_MS = 250;
/** Eight of them: a quarter of a gigabit. */
const BYTES_PER_SECOND = 4_000_000;

/** A long queue of large files, watched while it downloads. */
export async function run(bench: Bench): Promise<Outcome> {
  const tracks = bench.size(10_000, 200);
  const watchMs = bench.size(120_000, 6000);
  const upstream = await startUpstream({
    tracks,
    trackBytes: bench.size(100, 10) * 2 ** 20,
    bytesPerSecond: BYTES_PER_SECOND,
    isSandboxAlone: true,
  });
  const host = await startBenchHost(bench.folder, upstream.environment);
  const idleMib = residentMibOf(host.pid);
  await host.api('POST', '/downloads', { type: 'playlist', id: upstream.playlist });
  await eventually(
    'all are queued and eight transfers run',
    async () => {
      const { body } = await host.api<{ queue: { total: number }; activeDownloads: number }>('GET', '/stats');
      return body.queue.total === tracks && body.activeDownloads === TRANSFERS;
    },
    120_000,
  );
  const seen: number[] = [];
  for (const until = performance.now() + watchMs; performance.now() < until; await delay(LOOK_MS)) {
    seen.push(residentMibOf(host.pid));
  }
  const heapMib = (await metricOf(host, 'nodejs_heap_size_used_bytes')) / 2 ** 20;
  await host.stop();
  await upstream.close();
  const third = Math.floor(seen.length / 3);
  return {
    figures: [
      { title: 'resident memory, most', unit: 'MiB', samples: [quantile(seen, 1)], goal: below(250) },
      {
        title: 'last third of the time beside the first',
        unit: 'MiB',
        samples: [median(seen.slice(-third))],
        reference: { title: 'first third', samples: [median(seen.slice(0, third))] },
        goal: { of: 'ratio', is: 'below', value: 1.1 },
      },
    ],
    facts: {
      watched: `${String(watchMs / 1000)} s, ${String(seen.length)} looks, in ${join('/proc', '<pid>', 'status')}`,
      'resident memory before the request': `${idleMib.toFixed(0)} MiB`,
      'heap of JavaScript at the end': `${heapMib.toFixed(0)} MiB`,
    },
  };
}
