import { join } from 'node:path';
import { nextDue } from '../../../src/queue/rows/claim.js';
import type { HostProcess } from '../../support/host-process.js';
import { writeManyTracks } from '../../support/many-items.js';
import { openQueue, type OpenQueue } from '../../support/open-queue.js';
import { below, ratioBelow, type Bench, type Figure, type Outcome } from '../harness/measure.js';
import { paired, type Rounds } from '../harness/rounds.js';
import { quantile } from '../harness/samples.js';
import { residentMibOf } from '../../support/process-figures.js';
import { startBenchHost } from '../host/bench-host.js';

const FEW = 1000;

const LIST = '/downloads?limit=50';
const FILTERED = `${LIST}&status=pending`;
/** Places in the list that pages are read from, evenly over its length. */
const PLACES = 20;

/** The same questions to a long list and to a short one, in turn. */
export async function run(bench: Bench): Promise<Outcome> {
  const many = bench.size(1_000_000, 20_000);
  const folders = { many: join(bench.folder, 'many'), few: join(bench.folder, 'few') };
  const started = performance.now();
  await build(folders.few, FEW);
  await build(folders.many, many);
  bench.say(`${String(many)} rows are there after ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const rounds = { warmUps: 1, rounds: bench.size(5, 1) };
  const claims = await claimFigures(bench, folders, rounds);
  const answers = await answerFigures(bench, folders, many, rounds);
  return {
    figures: [...claims, ...answers.figures],
    facts: { 'rows in the long list': many.toLocaleString('en'), ...answers.facts },
  };
}

/** A list that waits, in the folder of a host: paused, so that nothing begins. */
async function build(folder: string, count: number): Promise<void> {
  const host = await startBenchHost(folder);
  await host.api('PATCH', '/queue', { paused: true });
  await host.stop();
  await writeManyTracks(join(folder, 'data'), count, []);
}

interface Folders {
  many: string;
  few: string;
}

/** In this process, as the pool does it: there is no request that is a claim alone. */
async function claimFigures(bench: Bench, folders: Folders, rounds: Rounds): Promise<Figure[]> {
  const many = await openQueue(join(folders.many, 'data'), { isStarted: false });
  const few = await openQueue(join(folders.few, 'data'), { isStarted: false });
  const count = bench.size(500, 20);
  const p99 = { many: [] as number[], few: [] as number[] };
  for (let round = 1 - rounds.warmUps; round <= rounds.rounds; round++) {
    const took = { many: [] as number[], few: [] as number[] };
    // One here, one there: a slow disk slows both.
    for (let n = 0; n < count; n++) {
      took.many.push(await claimMs(many));
      took.few.push(await claimMs(few));
    }
    if (round < 1) continue;
    p99.many.push(quantile(took.many, 0.99));
    p99.few.push(quantile(took.few, 0.99));
  }
  await many.close();
  await few.close();
  const reference = { title: '1,000 items', samples: p99.few };
  return [{ title: 'claim p99', unit: 'ms', samples: p99.many, reference, goal: ratioBelow(2) }];
}

/** A claim with its commit; the track goes back to the end of the list, so that the list stays as long as it is. */
async function claimMs({ writeQueue, transitions }: OpenQueue): Promise<number> {
  const started = performance.now();
  const claimed = await writeQueue.run(async (tx) => {
    const [row] = await nextDue(tx, [0, 1], 1);
    if (!row) throw new Error('nothing is due');
    return transitions.apply(tx, row, 'downloading', { stage: 'resolving' });
  });
  const took = performance.now() - started;
  await writeQueue.run((tx) =>
    transitions.apply(tx, claimed, 'pending', { stage: null, turn: claimed.turn + 10_000_000 }),
  );
  return took;
}

interface Answers {
  readyMs: number;
  pageP99Ms: number;
  jumpP99Ms: number;
  statsP99Ms: number;
  residentMib: number;
}

/** A restart, then requests as a dashboard makes them; one host at a time. */
async function answerFigures(
  bench: Bench,
  folders: Folders,
  count: number,
  rounds: Rounds,
): Promise<{ figures: Figure[]; facts: Record<string, string> }> {
  const requests = bench.size(600, 60);
  const { subject, reference } = await paired(
    bench,
    rounds,
    () => answersOf(folders.many, count, requests),
    () => answersOf(folders.few, FEW, requests),
  );
  const figure = (title: string, key: keyof Answers, limit: number | null, scale = 1, unit = 'ms'): Figure => ({
    title,
    unit,
    samples: subject.map((answers) => answers[key] / scale),
    reference: { title: '1,000 items', samples: reference.map((answers) => answers[key] / scale) },
    goal: limit === null ? undefined : below(limit),
  });
  const resident = Math.max(...subject.map(({ residentMib }) => residentMib));
  return {
    figures: [
      figure('list page p99', 'pageP99Ms', 10),
      figure('jump of the scrollbar p99', 'jumpP99Ms', null),
      figure('stats p99', 'statsP99Ms', 10),
      figure('restart until ready', 'readyMs', 2, 1000, 's'),
    ],
    facts: { 'resident memory of the host on the long list': `${resident.toFixed(0)} MiB` },
  };
}

/** Pages are read on from places all over the list; the dashboard's scrollbar also jumps to a place by its number. */
async function answersOf(folder: string, count: number, requests: number): Promise<Answers> {
  const started = performance.now();
  const host = await startBenchHost(folder);
  await ready(host);
  const readyMs = performance.now() - started;
  const step = Math.floor((count - 60) / PLACES);
  const cursors: string[] = [];
  for (let place = 0; place < PLACES; place++) {
    const path = `${LIST}&offset=${String(place * step)}`;
    const { body } = await host.api<{ nextCursor: string }>('GET', path);
    cursors.push(`cursor=${encodeURIComponent(body.nextCursor)}`);
  }
  const paths = [LIST, ...cursors.map((cursor) => `${LIST}&${cursor}`), FILTERED];
  const pages = await requestsMs(host, requests, (n) => paths[n % paths.length] ?? LIST);
  const jumps = await requestsMs(host, requests / 3, (n) => `${FILTERED}&offset=${String((n * 7919) % (count - 50))}`);
  const stats = await requestsMs(host, requests, () => '/stats');
  const residentMib = residentMibOf(host.pid);
  await host.stop();
  return {
    readyMs,
    pageP99Ms: quantile(pages, 0.99),
    jumpP99Ms: quantile(jumps, 0.99),
    statsP99Ms: quantile(stats, 0.99),
    residentMib,
  };
}

async function ready(host: HostProcess): Promise<void> {
  for (;;) {
    const { ok } = await fetch(`${host.url}/health/ready`);
    if (ok) return;
  }
}

/** One after the other, and as many before that do not count: a host runs for weeks. */
async function requestsMs(host: HostProcess, count: number, pathOf: (n: number) => string): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < count * 2; n++) {
    const started = performance.now();
    const { status } = await host.api('GET', pathOf(n));
    if (status !== 200) throw new Error(`${pathOf(n)} was answered with ${String(status)}`);
    took.push(performance.now() - started);
  }
  return took.slice(-count);
}
