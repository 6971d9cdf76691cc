import type { ChildCounts, Item } from '../../src/domain/index.js';
import type { ProgressEntry, QueueState } from '../../src/wire/index.js';
import { childCountsOf, itemOf } from './item-factory.js';

/** An album whose members are known, unless there are none. */
export function albumOf(counts: Partial<Omit<ChildCounts, 'total'>>, fields: Partial<Item> = {}): Item {
  const children = childCountsOf(counts);
  const expandedAt = children.total > 0 ? 2_000 : null;
  return itemOf({ id: 'album_2', type: 'album', expandedAt, children, ...fields });
}

/** What is told of a transfer that has just begun, or what `fields` make of it. */
export function progressOf(fields: Partial<ProgressEntry> = {}): ProgressEntry {
  return {
    id: 'track_1',
    bytes: 0,
    totalBytes: null,
    progress: 0,
    bytesPerSecond: 0,
    etaSeconds: null,
    stage: 'transferring',
    ...fields,
  };
}

/** The whole queue, at work unless it waits for something. */
export function queueStateOf(waiting: QueueState['waiting'] = null): QueueState {
  return { paused: waiting?.reason === 'paused-queue', concurrency: 8, bandwidthLimit: 0, waiting };
}
