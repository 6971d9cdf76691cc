import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { transferOf } from '../../../test/support/transfer-of.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NotFoundError } from '../../domain/index.js';

const root = tempDir('adding');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const becomes = (id: string, status: string) =>
  eventually(`${id} becomes ${status}`, async () => (await queue.status(id)) === status);

describe('adding what is there', () => {
  it('leaves an active item alone, also within one request', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    const results = await queue.service.add(tracks('1', '1'));
    expect(results.map(({ created }) => created)).toEqual([true, false]);
    expect(await queue.service.add(tracks('1'))).toEqual([{ id: 'track_1', created: false, requeued: false }]);
    await queue.service.pause('track_1');
    expect(await queue.service.add(tracks('1'))).toEqual([{ id: 'track_1', created: false, requeued: false }]);
    expect(await queue.status('track_1')).toBe('paused');
  });

  it('leaves a completed item alone, unless forced, in another quality, or gone', async () => {
    queue = await openQueue(folder());
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'completed');
    expect(await queue.reader.completedLeaves('track_1')).toEqual([{ id: 'track_1', outputPath: 'track_1.flac' }]);
    const again = async (more: Parameters<typeof wanted>[2]): Promise<boolean> => {
      const [result] = await queue.service.add([wanted('track', '1', more)]);
      await becomes('track_1', 'completed');
      return result?.requeued ?? false;
    };
    expect(await again({})).toBe(false);
    expect(await again({ missingIds: ['track_2'] })).toBe(false);
    expect(await again({ missingIds: ['track_1'] })).toBe(true);
    expect(await again({ force: true })).toBe(true);
    expect(await again({ quality: 'MP3_320' })).toBe(true);
    expect(await again({ quality: 'MP3_320' })).toBe(false);
    expect(queue.processor.downloads).toHaveLength(4);
    expect((await queue.reader.counters()).byStatus).toMatchObject({ completed: 1, pending: 0 });
  });

  it('keeps the quality of what is there when none was asked for, but takes no clip for the track', async () => {
    queue = await openQueue(folder());
    await queue.service.add([
      wanted('track', '1', { quality: 'MP3_128' }),
      wanted('track', '2', { quality: 'PREVIEW' }),
    ]);
    await becomes('track_1', 'completed');
    await becomes('track_2', 'completed');
    const unasked = { quality: 'FLAC', isDefaultQuality: true } as const;
    const results = await queue.service.add([wanted('track', '1', unasked), wanted('track', '2', unasked)]);
    expect(results.map(({ requeued }) => requeued)).toEqual([false, true]);
    expect((await queue.reader.get('track_1'))?.quality.wanted).toBe('MP3_128');
    expect((await queue.reader.get('track_2'))?.quality.wanted).toBe('FLAC');
  });

  it('does not offer clones to a forced download', async () => {
    queue = await openQueue(folder());
    const holders: number[] = [];
    queue.processor.onDownload = async (_item, run) => {
      holders.push((await run.undertake(transferOf('r'))).holders.length);
      return { kind: 'staged' };
    };
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'completed');
    await queue.service.add(tracks('2'));
    await becomes('track_2', 'completed');
    await queue.service.add([wanted('track', '2', { force: true })]);
    await becomes('track_2', 'completed');
    await eventually('again', () => holders.length === 3);
    expect(holders).toEqual([0, 1, 0]);
  });

  it('queues only what is missing of a partial collection, and gone files of a completed one', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ playlist_1: ['1', '2', '3'] });
    let isSecondMissing = true;
    queue.processor.onDownload = (item) =>
      isSecondMissing && item.sourceId === '2'
        ? Promise.reject(new NotFoundError('no'))
        : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('playlist', '1')]);
    await becomes('playlist_1', 'partial');
    isSecondMissing = false;
    queue.processor.downloads.length = 0;
    expect(await queue.service.add([wanted('playlist', '1')])).toMatchObject([{ requeued: true }]);
    await becomes('playlist_1', 'completed');
    expect(queue.processor.downloads).toEqual(['playlist_1.track_2']);
    expect(await queue.service.add([wanted('playlist', '1')])).toMatchObject([{ requeued: false }]);
    expect(await queue.reader.completedLeaves('playlist_1')).toHaveLength(3);
    await queue.service.add([wanted('playlist', '1', { missingIds: ['playlist_1.track_3'] })]);
    await becomes('playlist_1', 'completed');
    expect(queue.processor.downloads).toEqual(['playlist_1.track_2', 'playlist_1.track_3']);
    await queue.service.add([wanted('playlist', '1', { quality: 'MP3_128' })]);
    await becomes('playlist_1', 'completed');
    expect(queue.processor.downloads).toHaveLength(5);
    expect((await queue.reader.get('playlist_1.track_1'))?.quality.wanted).toBe('MP3_128');
  });

  it('queues all of a partial collection with force', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ playlist_1: ['1', '2'] });
    queue.processor.onDownload = (item) =>
      item.sourceId === '2' ? Promise.reject(new NotFoundError('no')) : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('playlist', '1')]);
    await becomes('playlist_1', 'partial');
    queue.processor.downloads.length = 0;
    await queue.service.add([wanted('playlist', '1', { force: true })]);
    await becomes('playlist_1', 'partial');
    expect([...queue.processor.downloads].sort()).toEqual(['playlist_1.track_1', 'playlist_1.track_2']);
  });

  it('is all or nothing', async () => {
    queue = await openQueue(folder());
    const bad = { ...wanted('track', '2'), quality: null as never };
    await expect(queue.service.add([...tracks('1'), bad])).rejects.toThrow('NOT NULL');
    expect(await queue.reader.get('track_1')).toBeNull();
    expect(queue.payloads('item.added')).toEqual([]);
  });
});

describe('removing', () => {
  it('stops what runs, forgets the item, keeps history and all-time counters', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ album_1: ['1', '2'] });
    await queue.service.add(tracks('9'));
    await becomes('track_9', 'completed');
    queue.processor.holdDownloads();
    await queue.service.add([wanted('album', '1')]);
    await eventually('both run', () => queue.processor.held.length === 2);
    queue.processor.get('album_1.track_1').succeed();
    await becomes('album_1.track_1', 'completed');
    const { run } = queue.processor.get('album_1.track_2');
    const { removed, outputPaths } = await queue.service.remove('album_1');
    expect(run.signal.aborted).toBe(true);
    expect(removed.sort()).toEqual(['album_1', 'album_1.track_1', 'album_1.track_2']);
    expect(outputPaths).toEqual(['album_1.track_1.flac']);
    await eventually('dropped', () => queue.processor.discarded.includes('album_1.track_2'));
    expect(await queue.reader.get('album_1')).toBeNull();
    expect(queue.payloads('item.removed')).toEqual([{ id: 'album_1', parentId: null }]);
    expect(await queue.reader.counters()).toMatchObject({ total: 1, successCount: 2, byStatus: { downloading: 0 } });
    const { items } = await queue.reader.history({});
    expect(items.map(({ id }) => id)).toEqual(['album_1.track_1', 'track_9']);
    await expect(queue.service.remove('album_1')).rejects.toMatchObject({ code: 'not_found' });
    await queue.service.remove('track_9');
    expect(await queue.reader.counters()).toMatchObject({ total: 0, successCount: 2 });
    expect(await queue.sql.all("SELECT * FROM counter WHERE value <> 0 AND name NOT LIKE 'ever:%'")).toEqual([]);
  });

  it('folds the collection of a removed member', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ album_1: ['1', '2'] });
    queue.processor.onDownload = (item) =>
      item.sourceId === '2' ? Promise.reject(new NotFoundError('no')) : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('album', '1')]);
    await becomes('album_1', 'partial');
    await queue.service.remove('album_1.track_2');
    expect(await queue.reader.get('album_1')).toMatchObject({ status: 'completed', children: { total: 1 } });
  });

  it('names only files that no other completed item holds', async () => {
    queue = await openQueue(folder());
    queue.processor.onFinish = () => Promise.resolve('same.flac');
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'completed');
    await queue.service.add(tracks('2'));
    await becomes('track_2', 'completed');
    expect((await queue.service.remove('track_1')).outputPaths).toEqual([]);
    expect((await queue.service.remove('track_2')).outputPaths).toEqual(['same.flac']);
  });

  it('does not name a file that another item is just putting there', async () => {
    queue = await openQueue(folder());
    let publish: () => void = () => undefined;
    queue.processor.onDownload = async (_item, run) => {
      await run.reservePath(['same.flac'], 'one recording');
      return { kind: 'staged' };
    };
    queue.processor.onFinish = () => Promise.resolve('same.flac');
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'completed');
    queue.processor.onFinish = async (_item, run) => {
      run.setStage('publishing');
      await new Promise<void>((resolve) => (publish = resolve));
      return 'same.flac';
    };
    await queue.service.add(tracks('2'));
    await eventually('it is being published', async () => (await queue.reader.get('track_2'))?.stage === 'publishing');
    expect((await queue.service.remove('track_1')).outputPaths).toEqual([]);
    publish();
    await becomes('track_2', 'completed');
  });

  it('lets a publication end first', async () => {
    queue = await openQueue(folder());
    let publish: () => void = () => undefined;
    queue.processor.onFinish = async (_item, run) => {
      run.setStage('publishing');
      await new Promise<void>((resolve) => (publish = resolve));
    };
    await queue.service.add(tracks('1'));
    await eventually('publishing', () => queue.processor.finishes.length === 1);
    const removing = queue.service.remove('track_1');
    publish();
    expect(await removing).toEqual({ removed: ['track_1'], outputPaths: ['track_1.flac'], sidecarPaths: [] });
  });
});

describe('paths', () => {
  it('replaces the file of the same item in another quality, unless another item has it too', async () => {
    queue = await openQueue(folder());
    queue.processor.onDownload = async (item, run) => {
      const recording = `${item.sourceId === '3' ? '1' : item.sourceId}:${item.quality.wanted}`;
      const path = await run.reservePath(
        ['A/Song.mp3', `A/Song [${item.sourceId}] ${item.quality.wanted}.mp3`],
        recording,
      );
      await run.save({ outputPath: path });
      return { kind: 'staged' };
    };
    const pathOf = async (id: string, quality: 'MP3_128' | 'MP3_320'): Promise<string | null | undefined> => {
      await queue.service.add([wanted('track', id, { quality })]);
      await becomes(`track_${id}`, 'completed');
      return (await queue.reader.get(`track_${id}`))?.outputPath;
    };
    expect(await pathOf('1', 'MP3_128')).toBe('A/Song.mp3');
    expect(await pathOf('1', 'MP3_320')).toBe('A/Song.mp3');
    expect(await pathOf('2', 'MP3_128')).toBe('A/Song [2] MP3_128.mp3');
    expect(await pathOf('3', 'MP3_320')).toBe('A/Song.mp3');
    expect(await pathOf('1', 'MP3_128')).toBe('A/Song [1] MP3_128.mp3');
  });

  it('gives two recordings two files, whatever case and Unicode form, and one recording one', async () => {
    queue = await openQueue(folder());
    const paths = new Map<string, string>();
    queue.processor.onDownload = async (item, run) => {
      const name = item.sourceId === '2' ? 'A/CAFE\u0301.flac' : 'A/Café.flac';
      const recording = item.sourceId === '3' ? 'r1' : `r${item.sourceId}`;
      paths.set(item.sourceId, await run.reservePath([name, `A/Café [${item.sourceId}].flac`], recording));
      return { kind: 'staged' };
    };
    for (const id of ['1', '2', '3']) {
      await queue.service.add(tracks(id));
      await becomes(`track_${id}`, 'completed');
    }
    expect(Object.fromEntries(paths)).toEqual({ '1': 'A/Café.flac', '2': 'A/Café [2].flac', '3': 'A/Café.flac' });
    const row = await queue.sql.get("SELECT target_path FROM item WHERE id = 'track_2'");
    expect(row).toEqual({ target_path: 'A/Café [2].flac' });
  });

  it('frees a name that came to nothing, keeps one with a file, and frees it when the file is deleted', async () => {
    queue = await openQueue(folder());
    const reserved = async () =>
      (await queue.sql.all<{ path: string }>('SELECT path FROM reserved_path')).map(({ path }) => path);
    queue.processor.onFinish = (item) => Promise.resolve(item.targetPath ?? '');
    queue.processor.onDownload = async (item, run) => {
      await run.reservePath([`${item.id}.flac`], item.id);
      if (item.sourceId === '2') throw new NotFoundError('no');
      return { kind: 'staged' };
    };
    await queue.service.add(tracks('1', '2'));
    await becomes('track_1', 'completed');
    await becomes('track_2', 'failed');
    expect((await queue.reader.get('track_1'))?.outputPath).toBe('track_1.flac');
    await queue.service.remove('track_2');
    expect(await reserved()).toEqual(['track_1.flac']);
    const { outputPaths } = await queue.service.remove('track_1');
    expect(await reserved()).toEqual(['track_1.flac']);
    await queue.service.releasePaths(outputPaths);
    expect(await reserved()).toEqual([]);
  });
});
