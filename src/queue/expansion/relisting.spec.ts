import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openQueue, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NetworkError, NotFoundError } from '../../domain/index.js';

const root = tempDir('relisting');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const becomes = (id: string, status: string) =>
  eventually(`${id} becomes ${status}`, async () => (await queue.status(id)) === status);
const isListed = (id: string) =>
  eventually(`${id} is listed`, async () => {
    const item = await queue.reader.get(id);
    return item !== null && item.expandedAt !== null && item.stage === null;
  });
const add = async (type: 'playlist' | 'album') => (await queue.service.add([wanted(type, '1')]))[0];
const completed = async (type: 'playlist' | 'album', members: string[], pageSize = 2): Promise<void> => {
  queue.processor.members({ [`${type}_1`]: members }, pageSize);
  await add(type);
  await becomes(`${type}_1`, 'completed');
  queue.processor.downloads.length = 0;
  queue.processor.expansions.length = 0;
};

describe('a collection that is asked for again', () => {
  it('gets what has been added to it since, and nothing twice', async () => {
    queue = await openQueue(folder());
    await completed('playlist', ['1', '2', '2', '3']);
    const before = await queue.reader.get('playlist_1');
    queue.processor.members({ playlist_1: ['9', '1', '2', '2', '3', '2', '8'] }, 2);
    expect(await add('playlist')).toMatchObject({ created: false, requeued: false });
    expect((await queue.reader.get('playlist_1'))?.stage).toBe('resolving');
    await isListed('playlist_1');
    await becomes('playlist_1', 'completed');
    expect(queue.processor.downloads).toEqual(['playlist_1.track_9', 'playlist_1.track_2#3', 'playlist_1.track_8']);
    const { items } = await queue.reader.children('playlist_1');
    expect(items.map(({ id, position }) => [id.slice(17), position])).toEqual([
      ['1', 1],
      ['2', 2],
      ['2#2', 3],
      ['3', 4],
      ['9', 5],
      ['2#3', 6],
      ['8', 7],
    ]);
    expect((await queue.reader.get('playlist_1'))?.expandedAt).toBe(before?.expandedAt);
    expect(queue.processor.expansions.map(({ cursor }) => cursor)).toEqual([null, '2', '4', '6']);
  });

  it('keeps its status and its history when nothing is new', async () => {
    queue = await openQueue(folder());
    await completed('album', ['1', '2', '3']);
    const before = queue.heard.length;
    const finished = (await queue.reader.history()).items.length;
    await add('album');
    await isListed('album_1');
    const changes = queue.heard.slice(before).filter(({ payload }) => 'from' in (payload as object));
    expect(changes).toEqual([]);
    expect((await queue.reader.history()).items).toHaveLength(finished);
    expect(queue.processor.expansions).toHaveLength(2);
    expect((await queue.reader.timeline('album_1')).at(-1)).toMatchObject({
      event: 'expanded',
      message: 'listed again: 3 tracks',
    });
  });

  it('lets new members of an album begin when all of it is known', async () => {
    queue = await openQueue(folder());
    await completed('album', ['1', '2']);
    const onExpand = async (cursor: string | null) => {
      if (cursor === '4') await eventually('asked', () => isAnswered);
      return cursor;
    };
    let isAnswered = false;
    queue.processor.members({ album_1: ['1', '2', '3', '4', '5'] }, 2);
    const { onExpand: members } = queue.processor;
    queue.processor.onExpand = async (collection, cursor, signal) =>
      members(collection, await onExpand(cursor), signal);
    await add('album');
    await eventually('two are new', async () => (await queue.reader.get('album_1'))?.children?.total === 4);
    await eventually('the last page', () => queue.processor.expansions.length === 3);
    expect(queue.processor.downloads).toEqual([]);
    isAnswered = true;
    await isListed('album_1');
    await becomes('album_1', 'completed');
    expect(queue.processor.downloads).toHaveLength(3);
  });

  it('goes on after a restart', async () => {
    const data = folder();
    queue = await openQueue(data);
    await completed('playlist', ['1', '2', '3']);
    queue.processor.onExpand = (_collection, _cursor, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('stopped'));
        });
      });
    await add('playlist');
    await eventually('it is asked for', () => queue.processor.expansions.length === 1);
    await queue.close();
    queue = await openQueue(data, { isStarted: false });
    queue.processor.members({ playlist_1: ['1', '2', '3', '4'] });
    await queue.lifecycle.onApplicationBootstrap();
    await isListed('playlist_1');
    await becomes('playlist_1.track_4', 'completed');
    expect(queue.processor.downloads).toEqual(['playlist_1.track_4']);
  });

  it('stays what it was when it cannot be listed, at once or in the end', async () => {
    const clock = new ManualClock();
    queue = await openQueue(folder(), { clock });
    await completed('playlist', ['1']);
    const errors = [new NetworkError('broken'), new NotFoundError('it is private now')];
    queue.processor.onExpand = () => Promise.reject(errors.shift() ?? new Error('asked too often'));
    await add('playlist');
    await eventually('backoff', async () => (await queue.reader.get('playlist_1'))?.waiting?.reason === 'backoff');
    await clock.advance(1000);
    await isListed('playlist_1');
    expect(await queue.reader.get('playlist_1')).toMatchObject({ status: 'completed', error: null, waiting: null });
    const last = (await queue.reader.timeline('playlist_1')).at(-1);
    expect(last).toMatchObject({ event: 'attempt-failed', code: 'not_found', message: 'it is private now' });
    await clock.advance(120_000);
    expect(queue.processor.expansions).toHaveLength(2);
  });

  it('waits while it is paused, and is dropped by a cancel', async () => {
    queue = await openQueue(folder());
    await completed('playlist', ['1', '2']);
    queue.processor.holdDownloads();
    queue.processor.members({ playlist_1: ['1', '2', '3', '4', '5'] }, 3);
    const { onExpand: members } = queue.processor;
    queue.processor.onExpand = (collection, cursor, signal) =>
      cursor === null
        ? members(collection, cursor, signal)
        : new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reject(new Error('stopped'));
            });
          });
    await add('playlist');
    await eventually('the new one runs', () => queue.processor.ids().includes('playlist_1.track_3'));
    await eventually('the second page is asked for', () => queue.processor.expansions.length === 2);
    expect(await queue.service.pause('playlist_1')).toMatchObject({ status: 'paused' });
    await eventually('nothing runs', () => queue.processor.held.length === 0);
    await queue.service.resume('playlist_1');
    await eventually('it is listed again', () => queue.processor.expansions.length === 4);
    expect(await queue.service.cancel('playlist_1')).toMatchObject({
      stage: null,
      children: { total: 3, cancelled: 1 },
    });
    queue.processor.onExpand = members;
    await add('playlist');
    await isListed('playlist_1');
    await eventually('all three run', () => queue.processor.held.length === 3);
  });
});
