import { afterEach, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { transferOf } from '../../../test/support/transfer-of.js';
import type { SqliteConnection } from '../../database/sqlite-connection.js';

const TRACKS = 100;
/** What a small track may cost of the writer, all in all: measured are 11 to 16 statements, by how the units meet. */
const MOST_STATEMENTS = 20;
/** Claimed, undertaken, staged, filed: with eight that run a claim is for several. */
const MOST_UNITS = 4;
/** Each is an fsync. */
const MOST_COMMITS = 2;

const folder = tempDir('cost');
let queue: OpenQueue;
afterEach(() => queue.close());

/** Counts what reaches the writing connection. */
function watchWriter(): { statements: number; commits: number; units: number } {
  const seen = { statements: 0, commits: 0, units: 0 };
  const { writeQueue } = queue;
  const { connection } = writeQueue as unknown as { connection: SqliteConnection };
  const [all, run] = [connection.all.bind(connection), connection.run.bind(connection)];
  connection.all = <Row>(...args: Parameters<typeof all>) => {
    seen.statements++;
    return all<Row>(...args);
  };
  connection.run = (...args) => {
    seen.statements++;
    if (args[0] === 'COMMIT') seen.commits++;
    return run(...args);
  };
  const runUnit = writeQueue.run.bind(writeQueue);
  writeQueue.run = (work) => {
    seen.units++;
    return runUnit(work);
  };
  return seen;
}

it('a small track costs a handful of statements in few units, which share their commits', async () => {
  queue = await openQueue(mkdtempSync(join(folder, 'small-')));
  queue.processor.members({ playlist_1: Array.from({ length: TRACKS }, (_, index) => String(index)) });
  queue.processor.onDownload = async (item, run) => {
    const patch = { title: item.title, qualityGot: 'FLAC', totalBytes: 1 } as const;
    const begin = { patch: { transferStartedAt: 1 }, admit: () => Promise.resolve() };
    await run.undertake({ ...transferOf(item.sourceId), patch, begin });
    run.progress(1, 1);
    return { kind: 'staged' };
  };
  const seen = watchWriter();
  await queue.service.add([wanted('playlist', '1')]);
  await eventually('completed', async () => (await queue.status('playlist_1')) === 'completed', 30_000);
  expect(seen.statements / TRACKS).toBeLessThan(MOST_STATEMENTS);
  expect(seen.units / TRACKS).toBeLessThan(MOST_UNITS + 0.5);
  expect(seen.commits / TRACKS).toBeLessThan(MOST_COMMITS + 0.5);
});

it('a command on many tracks costs a few statements for some hundred of them', async () => {
  queue = await openQueue(mkdtempSync(join(folder, 'many-')), { isStarted: false });
  const ids = Array.from({ length: 500 }, (_, index) => String(index));
  await queue.service.add(tracks(...ids));
  for (const [action, status] of [
    ['pause', 'paused'],
    ['resume', 'pending'],
    ['cancel', 'cancelled'],
  ] as const) {
    const seen = watchWriter();
    const results = await queue.service.act(action, { filter: {} });
    expect(results.filter(({ ok }) => ok)).toHaveLength(ids.length);
    expect((await queue.reader.counters()).byStatus[status]).toBe(ids.length);
    expect(seen.statements).toBeLessThan(ids.length / 10);
    const timeline = await queue.reader.timeline('track_499');
    expect(timeline.at(-1)).toMatchObject({ event: 'status', to: status });
  }
});
