import type { Item, ItemStage, ItemStatus } from './item.js';
import type { QueueState } from './queue-state.js';

/** Bytes of one transfer, often; never journaled. */
export interface TransferProgress {
  id: string;
  parentId: string | null;
  /** Audio bytes on disk so far. */
  bytes: number;
  totalBytes: number | null;
  stage: ItemStage | null;
  /** Bytes that this run of the item brought over the line; what a resume found on the disk, or a clone, is not among them. */
  receivedBytes: number;
}

export interface Notice {
  level: 'info' | 'warning' | 'error';
  /** Stable, kebab-case. */
  code: string;
  message: string;
  /** Id of the plugin that it is about; that one is not told. */
  plugin?: string;
}

/** How a plugin stands; published whenever it changes. */
export interface PluginState {
  id: string;
  /** E.g. `ready`, `backoff`, `tripped`. */
  state: string;
  /** In words, why it is in that state. */
  reason: string | null;
  /** Whose fault it is, when something went wrong. */
  fault: string | null;
  /** Epoch ms. */
  since: number;
  /** Epoch ms; null when the host will not try by itself. */
  nextTryAt: number | null;
}

/** What is published inside the host, always after the commit that made it true. */
export interface HostEvents {
  'item.added': { item: Item };
  /** `from`/`to` only when the status changed. */
  'item.updated': { item: Item; from?: ItemStatus; to?: ItemStatus };
  'item.removed': { id: string; parentId: string | null };
  /** A bulk insert is one event. */
  'children.added': { parentId: string; count: number };
  'queue.updated': QueueState;
  'settings.updated': { keys: string[] };
  'plugin.state': PluginState;
  'transfer.progress': TransferProgress;
  notice: Notice;
}

export type HostEventName = keyof HostEvents;
