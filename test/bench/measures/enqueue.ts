import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../../src/domain/index.js';
import { eventually } from '../../support/eventually.js';
import { below, type Bench, type Outcome } from '../harness/measure.js';
import { repeated } from '../harness/rounds.js';
import { startBenchHost } from '../host/bench-host.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';

/** A paused queue takes in a long playlist: nothing is downloaded beside. */
export async function run(bench: Bench): Promise<Outcome> {
  const tracks = bench.size(10_000, 500);
  const upstream = await startUpstream({ tracks, trackBytes: 64 * 1024 });
  const folder = join(bench.folder, 'round');
  const timings = await repeated(bench, { warmUps: 1, rounds: bench.size(5, 1) }, () =>
    enqueue(upstream, folder, tracks),
  );
  await upstream.close();
  return {
    figures: [
      {
        title: `${tracks.toLocaleString('en')} tracks, after the catalogue's last answer`,
        unit: 's',
        samples: timings.map(({ afterCatalogue }) => afterCatalogue),
        goal: below(1),
      },
      {
        title: 'the same from the request on, with the catalogue',
        unit: 's',
        samples: timings.map(({ whole }) => whole),
      },
      {
        title: "from the request on, without the catalogue's time",
        unit: 's',
        samples: timings.map(({ own }) => own),
      },
    ],
  };
}

/** Seconds until the collection says that all of it is there. */
async function enqueue(
  upstream: Upstream,
  folder: string,
  tracks: number,
): Promise<{ afterCatalogue: number; whole: number; own: number }> {
  const host = await startBenchHost(folder, upstream.environment);
  const before = await upstream.seen();
  await host.api('PATCH', '/queue', { paused: true });
  const started = now();
  await host.api('POST', '/downloads', { type: 'playlist', id: upstream.playlist });
  const item = await eventually(
    'the playlist is expanded',
    async () => {
      const { body } = await host.api<Item>('GET', `/downloads/playlist_${upstream.playlist}`);
      return body.expandedAt === null ? null : body;
    },
    120_000,
  );
  const ended = now();
  const { catalogueAt, catalogueMs } = await upstream.seen();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
  if (item.children?.total !== tracks) throw new Error(`${String(item.children?.total)} of ${String(tracks)} tracks`);
  const whole = (ended - started) / 1000;
  const own = whole - (catalogueMs - before.catalogueMs) / 1000;
  return { afterCatalogue: (ended - catalogueAt) / 1000, whole, own };
}

/** On the clock of the machine, which the service reads, too; ms with fractions. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
