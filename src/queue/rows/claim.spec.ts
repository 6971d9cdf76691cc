import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, queueSettings, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { transferOf } from '../../../test/support/transfer-of.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NEXT_DUE, nextDue } from './claim.js';

const root = tempDir('claim');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const members = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`);

/** One track at a time, held until the test lets it go. */
const oneAtATime = async (): Promise<OpenQueue> => {
  const opened = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 1 }) });
  opened.processor.holdDownloads();
  return opened;
};

/** Lets the running track succeed and answers the source id of the next one. */
const next = async (finish = true): Promise<string> => {
  const before = queue.processor.downloads.length;
  if (finish) queue.processor.held[0]?.succeed();
  await eventually('the next download', () => queue.processor.downloads.length > before);
  return (queue.processor.downloads.at(-1) ?? '').split('track_').at(-1) ?? '';
};

describe('claim', () => {
  it('reads the queue by its own index, without sorting it', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    const plan = await queue.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${NEXT_DUE}`, [1, 8]);
    const text = plan.map(({ detail }) => detail).join('\n');
    expect(text).toContain('SEARCH item USING INDEX item_claim (lane=?)');
    expect(text).toContain('SEARCH twin USING INDEX item_busy (source_id=?)');
    expect(text).not.toContain('TEMP B-TREE');
    expect(text).not.toContain('SCAN');
  });

  it('lets collections take turns, a new one from the current turn on', async () => {
    queue = await oneAtATime();
    queue.processor.members({ playlist_1: members('A', 7), playlist_2: members('B', 3) });
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('A0 runs', () => queue.processor.held.length === 1);
    const order = ['A0', await next(), await next(), await next()];
    await queue.service.add([wanted('playlist', '2')]);
    await eventually('B is expanded', async () => (await queue.reader.get('playlist_2'))?.expandedAt);
    for (let step = 0; step < 6; step++) order.push(await next());
    expect(order).toEqual(['A0', 'A1', 'A2', 'A3', 'A4', 'B0', 'A5', 'B1', 'A6', 'B2']);
  });

  it('takes interactive before normal before backfill, each in the order of addition', async () => {
    queue = await oneAtATime();
    await queue.service.add([
      wanted('track', 'b', { priority: 'backfill' }),
      wanted('track', 'n1'),
      wanted('track', 'n2'),
      wanted('track', 'i', { priority: 'interactive' }),
    ]);
    await eventually('one runs', () => queue.processor.held.length === 1);
    expect([queue.processor.downloads[0], await next(), await next(), await next()]).toEqual([
      'track_i',
      'n1',
      'n2',
      'b',
    ]);
  });

  it('gives single tracks a turn each beside a collection, in their order', async () => {
    queue = await oneAtATime();
    queue.processor.members({ playlist_1: members('A', 4) });
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('A0 runs', () => queue.processor.held.length === 1);
    await queue.service.add(tracks('x', 'y', 'z'));
    const order = ['A0'];
    for (let step = 0; step < 6; step++) order.push(await next());
    expect(order).toEqual(['A0', 'A1', 'x', 'A2', 'y', 'A3', 'z']);
  });

  it('passes over what another item transfers or publishes, and takes it when that has ended', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    let publish: () => void = () => undefined;
    queue.processor.onFinish = () => new Promise((resolve) => (publish = resolve));
    queue.processor.members({ album_1: ['1', '2'] });
    await queue.service.add([...tracks('1'), wanted('album', '1')]);
    await eventually('two run', () => queue.processor.held.length === 2);
    expect(queue.processor.ids()).toEqual(['track_1', 'album_1.track_2']);
    queue.processor.get('track_1').succeed();
    await eventually('it is being finished', () => queue.processor.finishes.length === 1);
    expect(queue.processor.ids()).toEqual(['album_1.track_2']);
    publish();
    await eventually('the twin runs', () => queue.processor.ids().includes('album_1.track_1'));
  });

  it('does not start two twins in one claim', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    queue.processor.holdDownloads();
    queue.processor.members({ playlist_1: ['1', '1', '1'] });
    await queue.service.add([wanted('playlist', '1')]);
    await queue.lifecycle.onApplicationBootstrap();
    await eventually('one runs', () => queue.processor.held.length === 1);
    await eventually('expanded', async () => (await queue.reader.get('playlist_1'))?.expandedAt);
    expect((await queue.reader.counters()).byStatus).toMatchObject({ downloading: 1, pending: 2 });
  });

  it('gives an item back whose recording is being transferred, and reuses it afterwards', async () => {
    queue = await openQueue(folder());
    const holders: { id: string }[][] = [];
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    queue.processor.onDownload = async (item, run) => {
      holders.push((await run.undertake(transferOf('deezer:9:FLAC'))).holders);
      if (item.id === 'track_1') await isReleased;
      return { kind: 'staged' };
    };
    await queue.service.add(tracks('1'));
    await eventually('the first holds the recording', () => holders.length === 1);
    await queue.service.add(tracks('2'));
    await eventually('the second came back', () => queue.processor.downloads.includes('track_2'));
    await eventually('pending', async () => (await queue.status('track_2')) === 'pending');
    expect(queue.processor.downloads).toEqual(['track_1', 'track_2']);
    release();
    await eventually('completed', async () => (await queue.status('track_2')) === 'completed');
    expect(holders).toEqual([[], [{ id: 'track_1', outputPath: 'track_1.flac' }]]);
    expect((await queue.reader.get('track_2'))?.attempts).toBe(0);
  });

  it('claims only lanes that are asked for', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    await queue.service.add([wanted('track', 'full'), wanted('track', 'clip', { quality: 'PREVIEW' })]);
    const due = await queue.writeQueue.run(async (tx) => [
      await nextDue(tx, [0], 2),
      await nextDue(tx, [1], 2),
      await nextDue(tx, [0, 1], 1),
      await nextDue(tx, [0, 1], 2),
      await nextDue(tx, [], 2),
    ]);
    const claimed = due.map((rows) => rows.map((row) => row.source_id).join());
    expect(claimed).toEqual(['clip', 'full', 'full', 'full,clip', '']);
  });
});
