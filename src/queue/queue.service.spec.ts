import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../test/support/open-queue.js';
import { tempDir } from '../../test/support/temp-dir.js';

const root = tempDir('queue');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

describe('QueueService.add', () => {
  it('downloads a track and tells what happened after each commit', async () => {
    queue = await openQueue(folder());
    expect(await queue.service.add(tracks('1'))).toEqual([{ id: 'track_1', created: true, requeued: false }]);
    await eventually('completed', async () => (await queue.status('track_1')) === 'completed');
    expect(await queue.reader.get('track_1')).toMatchObject({
      outputPath: 'track_1.flac',
      progress: 100,
      completedAt: expect.any(Number),
    });
    expect(queue.payloads('item.added').map(({ item }) => item.id)).toEqual(['track_1']);
    const steps = queue.payloads('item.updated').filter(({ to }) => to);
    expect(steps.map(({ from, to }) => `${from ?? ''}>${to ?? ''}`)).toEqual([
      'pending>downloading',
      'downloading>processing',
      'processing>completed',
    ]);
  });

  it('expands an album and completes it', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ album_1: ['1', '2', '2'] }, 2);
    await queue.service.add([wanted('album', '1')]);
    await eventually('completed', async () => (await queue.status('album_1')) === 'completed');
    const { items, total } = await queue.reader.children('album_1');
    expect(items.map(({ id }) => id)).toEqual(['album_1.track_1', 'album_1.track_2', 'album_1.track_2#2']);
    expect(total).toBe(3);
    expect(queue.payloads('children.added')).toEqual([
      { parentId: 'album_1', count: 2 },
      { parentId: 'album_1', count: 1 },
    ]);
    expect(await queue.reader.counters()).toMatchObject({ total: 3, successCount: 3, failureCount: 0 });
  });
});
