import { atLeast, below, type Bench, type Outcome } from '../harness/measure.js';
import { repeated } from '../harness/rounds.js';
import { startPlaylistHost } from '../host/playlist-host.js';
import { serverAlone } from '../upstream/server-alone.js';
import { startUpstream } from '../upstream/upstream.js';

const TRACK_BYTES = 64 * 1024;
const CONNECTIONS = 8;

/** One playlist, from the request until the last of its tracks is filed. */
export async function run(bench: Bench): Promise<Outcome> {
  const tracks = bench.size(2000, 40);
  const upstream = await startUpstream({ tracks, trackBytes: TRACK_BYTES, stocked: tracks });
  const alone = await serverAlone(upstream.urls, CONNECTIONS);
  const host = await startPlaylistHost({ upstream, folder: bench.folder, isSynced: false });
  const timings = await repeated(bench, { warmUps: 0, rounds: bench.size(5, 1) }, () => host.download());
  await host.stop();
  await upstream.close();
  return {
    figures: [
      {
        title: 'tracks',
        unit: 'tracks/s',
        samples: timings.map(({ seconds }) => tracks / seconds),
        goal: atLeast(300),
      },
      {
        title: 'processor time',
        unit: 'ms/track',
        samples: timings.map(({ cpuSeconds }) => (cpuSeconds * 1000) / tracks),
      },
      {
        title: 'event loop p99',
        unit: 'ms',
        samples: timings.map(({ eventLoopP99Ms }) => eventLoopP99Ms),
        goal: below(20),
      },
    ],
    facts: { 'the server alone': `${alone.filesPerSecond.toFixed(0)} files/s to a client that throws the bytes away` },
  };
}
