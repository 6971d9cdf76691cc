import { join } from 'node:path';
import { timedDownload, type Timing } from '../../support/timed-host.js';
import type { Bench, Figure, Outcome } from '../harness/measure.js';
import { paired } from '../harness/rounds.js';
import { startUpstream } from '../upstream/upstream.js';

/** An album with tagging and playlist export, and without plugins; the network is the limit. */
export async function run(bench: Bench): Promise<Outcome> {
  const upstream = await startUpstream({
    tracks: 1,
    trackBytes: bench.size(4, 1) * 2 ** 20,
    bytesPerSecond: 4_000_000,
    isSandboxAlone: true,
  });
  const id = upstream.sandboxIds.album[bench.isQuick ? 'twoDisc' : 'veryLong'];
  const timed = (plugins: 'off' | 'bundled'): Promise<Timing> =>
    timedDownload({
      sandbox: { environment: () => upstream.environment },
      plugins,
      type: 'album',
      id,
      folder: join(bench.folder, 'round'),
      prepare: async (host) => {
        // The album, too, is to have its playlist file.
        if (plugins !== 'off') await host.api('PUT', '/plugins/playlist-export/hooks', { afterAlbum: true });
      },
    });
  const { subject, reference } = await paired(
    bench,
    { warmUps: 0, rounds: bench.size(5, 1) },
    () => timed('bundled'),
    () => timed('off'),
  );
  await upstream.close();
  const figure = (title: string, unit: string, of: (timing: Timing) => number): Figure => ({
    title,
    unit,
    samples: subject.map(of),
    reference: { title: 'without', samples: reference.map(of) },
  });
  const memory = subject.at(-1)?.residentMb ?? {};
  return {
    figures: [
      figure('an album with its plugins', 's', ({ seconds }) => seconds),
      figure('processor time, plugins and host', 's', (timing) => timing.cpuSeconds + timing.pluginCpuSeconds),
    ],
    facts: {
      'most resident memory': Object.entries(memory)
        .map(([name, mib]) => `${name} ${String(mib)} MiB`)
        .join(', '),
    },
  };
}
