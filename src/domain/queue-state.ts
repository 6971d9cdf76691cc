import type { ItemStatus, Waiting } from './item.js';

/** Body of `GET /queue` and of `queue.updated`. */
export interface QueueState {
  paused: boolean;
  /** Transfers at once, 1–64. */
  concurrency: number;
  /** Bytes per second, 0 = none. */
  bandwidthLimit: number;
  /** What holds the whole queue, the most urgent first; null when nothing does. */
  waiting: Waiting | null;
}

/** Body of `GET /stats` and of `stats`. */
export interface Stats {
  /** Tracks by status (collections are not counted). */
  queue: Record<ItemStatus, number> & { total: number };
  /** What stands in the list itself by status: collections, and tracks that belong to none. */
  list: Record<ItemStatus, number> & { total: number };
  activeDownloads: number;
  maxWorkers: number;
  /** Smoothed, all transfers together. */
  bytesPerSecond: number;
  /** All-time, kept over restarts and clearing of the list. */
  successCount: number;
  failureCount: number;
  /** 0–100; 100 when nothing has ended yet. */
  successRate: number;
  bytesDownloaded: number;
  connectedClients: number;
  /** Epoch ms. */
  startedAt: number;
}
