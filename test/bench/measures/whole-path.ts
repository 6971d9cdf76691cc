import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { below, ratioAtLeast, type Bench, type Outcome } from '../harness/measure.js';
import { paired } from '../harness/rounds.js';
import { median } from '../harness/samples.js';
import { startPlaylistHost, type PlaylistTiming } from '../host/playlist-host.js';
import { serverAlone } from '../upstream/server-alone.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';

const FILE_BYTES = 8 * 2 ** 20;
const CONNECTIONS = 8;
/** 1 Gbit/s, of all connections together. */
const LINE_BYTES_PER_SECOND = 125_000_000;
/** What each side runs at its end. */
const ARIA2 = ['-j', String(CONNECTIONS), '-x1', '--no-conf', '--file-allocation=none', '--quiet'];

interface Side {
  seconds: number;
  cpuSeconds: number;
}

/** The same files from the same server to the same disk; we decrypt, verify and file them as well. */
export async function run(bench: Bench): Promise<Outcome> {
  const files = bench.size(100, 4);
  const upstream = await startUpstream({ tracks: files, trackBytes: FILE_BYTES, stocked: files });
  const alone = await serverAlone(upstream.urls, CONNECTIONS);
  const { subject, reference } = await bothSides(bench, upstream, bench.size(5, 1));
  await upstream.close();
  bench.say('the same over a line of 1 Gbit/s');
  const line = await startUpstream({
    tracks: files,
    trackBytes: FILE_BYTES,
    stocked: files,
    lineBytesPerSecond: LINE_BYTES_PER_SECOND,
  });
  const onLine = await bothSides(bench, line, bench.size(3, 1));
  await line.close();
  const bytes = files * FILE_BYTES;
  const throughput = ({ seconds }: Side): number => bytes / 1e6 / seconds;
  const cost = ({ cpuSeconds }: Side): number => cpuSeconds / (bytes / 2 ** 30);
  return {
    figures: [
      {
        title: 'throughput, synced',
        unit: 'MB/s',
        samples: subject.map(throughput),
        reference: { title: 'aria2c', samples: reference.map(throughput) },
        goal: ratioAtLeast(1),
      },
      {
        title: 'processor time',
        unit: 's/GiB',
        samples: subject.map(cost),
        reference: { title: 'aria2c', samples: reference.map(cost) },
      },
      {
        title: 'event loop p99',
        unit: 'ms',
        samples: subject.map(({ eventLoopP99Ms }) => eventLoopP99Ms),
        goal: below(20),
      },
      {
        title: 'throughput on a line of 1 Gbit/s',
        unit: 'MB/s',
        samples: onLine.subject.map(throughput),
        reference: { title: 'aria2c', samples: onLine.reference.map(throughput) },
      },
    ],
    facts: {
      'the server alone': `${alone.mbPerSecond.toFixed(0)} MB/s to a client that throws the bytes away`,
      'aria2c, median': `${median(reference.map(({ seconds }) => seconds)).toFixed(2)} s`,
    },
  };
}

async function bothSides(
  bench: Bench,
  upstream: Upstream,
  rounds: number,
): Promise<{ subject: PlaylistTiming[]; reference: Side[] }> {
  const host = await startPlaylistHost({ upstream, folder: join(bench.folder, 'host'), isSynced: true });
  const folder = join(bench.folder, 'aria2c');
  await aria2(upstream, folder);
  const sides = await paired(bench, { warmUps: 0, rounds }, host.download, () => aria2(upstream, folder));
  await host.stop();
  rmSync(join(bench.folder, 'host'), { recursive: true });
  return sides;
}

/** How long `aria2c` takes for the files as the server holds them, with the processor time of it and of `sync`. */
async function aria2({ urls }: Upstream, folder: string): Promise<Side> {
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'list');
  writeFileSync(list, urls.map((url, n) => `${url}\n out=${String(n)}.flac\n`).join(''));
  const started = performance.now();
  const child = spawn('sh', ['-c', 'aria2c "$@" && sync -f . && times', 'sh', ...ARIA2, '-i', list], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - started) / 1000;
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`aria2c ended with ${String(code)}`);
  return { seconds, cpuSeconds: childTimes(output) };
}

/** The second line of `times`: what the children of the shell used, as `0m1.23s 0m0.45s`. */
function childTimes(output: string): number {
  const line = output.trim().split('\n').at(-1) ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, min, s]) => sum + Number(min) * 60 + Number(s), 0);
}
