import type { ChildCounts, Item, ProgressEntry, QueueState, Waiting } from 'deemusic/wire';

const NOBODY: Omit<ChildCounts, 'total'> = {
  pending: 0,
  downloading: 0,
  processing: 0,
  completed: 0,
  failed: 0,
  paused: 0,
  cancelled: 0,
  skipped: 0,
};

/** A track at the top of the list, waiting, unless said otherwise. */
export function someTrack(said: Partial<Item> = {}): Item {
  return {
    id: 'track_1',
    type: 'track',
    status: 'pending',
    stage: null,
    waiting: null,
    error: null,
    title: 'Made up',
    artist: 'Nobody',
    album: 'Nowhere',
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
    createdAt: 1_000,
    startedAt: null,
    completedAt: null,
    expandedAt: null,
    children: null,
    post: 'none',
    ...said,
  };
}

/** An album whose members are known, unless said otherwise. */
export function someAlbum(counts: Partial<Omit<ChildCounts, 'total'>>, said: Partial<Item> = {}): Item {
  const all = { ...NOBODY, ...counts };
  const total = Object.values(all).reduce((sum, each) => sum + each, 0);
  const expandedAt = total > 0 ? 2_000 : null;
  return someTrack({ id: 'album_2', type: 'album', expandedAt, children: { total, ...all }, ...said });
}

export function someProgress(said: Partial<ProgressEntry> = {}): ProgressEntry {
  return {
    id: 'track_1',
    bytes: 0,
    totalBytes: null,
    progress: 0,
    bytesPerSecond: 0,
    etaSeconds: null,
    stage: 'transferring',
    ...said,
  };
}

export function someQueue(waiting: Waiting | null = null): QueueState {
  return { paused: waiting?.reason === 'paused-queue', concurrency: 8, bandwidthLimit: 0, waiting };
}
