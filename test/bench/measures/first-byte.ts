import { below, type Bench, type Outcome } from '../harness/measure.js';
import { quantile } from '../harness/samples.js';
import { completed, startBenchHost } from '../host/bench-host.js';
import { startUpstream } from '../upstream/upstream.js';

const TRACK_BYTES = 64 * 1024;

/** Single tracks, one after the other, from a host at rest that has its session. */
export async function run(bench: Bench): Promise<Outcome> {
  const batches = bench.size(7, 1);
  const size = bench.size(30, 5);
  const warm = bench.size(10, 2);
  const tracks = warm + batches * size;
  const upstream = await startUpstream({ tracks, trackBytes: TRACK_BYTES, stocked: tracks });
  const host = await startBenchHost(bench.folder, upstream.environment);
  const askedAt = new Map<number, number>();
  for (const id of upstream.trackIds) {
    askedAt.set(id, performance.timeOrigin + performance.now());
    await host.api('POST', '/downloads', { type: 'track', id: String(id), priority: 'interactive' });
    await completed(host, `track_${String(id)}`);
  }
  const { firstByteAt } = await upstream.seen();
  await host.stop();
  await upstream.close();
  const took = upstream.trackIds
    .map((id) => (firstByteAt[String(id)] ?? Number.NaN) - (askedAt.get(id) ?? 0))
    .slice(warm);
  const rounds = Array.from({ length: batches }, (_, batch) => took.slice(batch * size, (batch + 1) * size));
  return {
    figures: [
      {
        title: 'request to first byte, p50',
        unit: 'ms',
        samples: rounds.map((ms) => quantile(ms, 0.5)),
        goal: below(50),
      },
      { title: 'request to first byte, p99 of all', unit: 'ms', samples: [quantile(took, 0.99)] },
    ],
    facts: { requests: `${String(took.length)}, one after the other` },
  };
}
