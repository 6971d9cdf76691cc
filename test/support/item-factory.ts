import type { ChildCounts, Item } from '../../src/domain/index.js';

/** An item of a fresh track, or what `fields` make of it. */
export function itemOf(fields: Partial<Item> = {}): Item {
  return {
    id: 'track_1',
    type: 'track',
    status: 'pending',
    stage: null,
    waiting: null,
    error: null,
    title: 'Title',
    artist: 'Artist',
    album: 'Album',
    coverUrl: null,
    parentId: null,
    position: null,
    priority: 'normal',
    quality: { wanted: 'FLAC', got: null },
    degraded: false,
    bytes: 0,
    totalBytes: null,
    progress: 0,
    attempts: 0,
    nextAttemptAt: null,
    outputPath: null,
    reused: null,
    createdAt: 0,
    startedAt: null,
    completedAt: null,
    expandedAt: null,
    children: null,
    post: 'none',
    ...fields,
  };
}

/** Counts of children, all 0 but the given ones; the total is their sum. */
export function childCountsOf(counts: Partial<Omit<ChildCounts, 'total'>> = {}): ChildCounts {
  const all = {
    pending: 0,
    downloading: 0,
    processing: 0,
    completed: 0,
    failed: 0,
    paused: 0,
    cancelled: 0,
    skipped: 0,
    ...counts,
  };
  return { ...all, total: Object.values(all).reduce((sum, count) => sum + count, 0) };
}
