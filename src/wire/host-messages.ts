import type { Item, ItemStage, ItemStatus, Notice, PluginState, QueueState, Stats } from '../domain/index.js';

/** How far one item is. Times in seconds, sizes in bytes. */
export interface ProgressEntry {
  id: string;
  bytes: number;
  totalBytes: number | null;
  /** 0–100. */
  progress: number;
  /** Smoothed; bytes that were on disk before a resume do not count. */
  bytesPerSecond: number;
  /** null while it cannot be told. */
  etaSeconds: number | null;
  stage: ItemStage | null;
}

/** Everything a client needs to start from nothing. */
export interface Snapshot {
  stats: Stats;
  /** What is running or about to, at most 200. */
  active: Item[];
  queue: QueueState;
}

/** Bodies of what the host sends, by name of the message. Each travels as `Stamped<Body>`. */
export interface HostMessages {
  /** After connecting without a usable `since`, after `resync`, and after a client was too slow. Replaces all that is known. */
  snapshot: Snapshot;
  /** All that was missed has been sent. */
  resumed: object;
  'item.added': { item: Item };
  /** `from` and `to` only when the status changed. */
  'item.updated': { item: Item; from?: ItemStatus; to?: ItemStatus };
  'item.removed': { id: string; parentId: string | null };
  /** A bulk insert is one message. */
  'children.added': { parentId: string; count: number };
  /** At most four a second; the latest value of each item that moved, parents too. */
  progress: { items: ProgressEntry[] };
  /** Once a second while something moves. */
  stats: Stats;
  'queue.updated': QueueState;
  'settings.updated': { keys: string[] };
  'plugin.state': PluginState;
  notice: Notice;
}

export type HostMessageName = keyof HostMessages;

/** Messages that are kept for clients that were away (the last 10,000); the others are only of the moment. */
export const JOURNALED = [
  'item.added',
  'item.updated',
  'item.removed',
  'children.added',
  'queue.updated',
  'settings.updated',
  'plugin.state',
  'notice',
] as const satisfies readonly HostMessageName[];

export type JournaledName = (typeof JOURNALED)[number];
