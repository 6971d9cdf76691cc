/** An item of the queue, as far as observers are told. */
export interface ObservedItem {
  id: string;
  type: 'track' | 'album' | 'playlist';
  status: string;
  title: string | null;
  artist: string | null;
  album: string | null;
  parentId: string | null;
  /** Relative to the library. */
  outputPath: string | null;
  error: { code: string; message: string } | null;
}

/** What a plugin may observe: no result, not durable (what happens while it does not run is not told later). */
export interface PluginEvents {
  'item.added': { item: ObservedItem };
  'item.completed': { item: ObservedItem };
  'item.failed': { item: ObservedItem };
  'item.removed': { id: string; parentId: string | null };
  'queue.updated': { paused: boolean; concurrency: number; bandwidthLimit: number; waiting: string | null };
  notice: { level: 'info' | 'warning' | 'error'; code: string; message: string };
}

export type PluginEventName = keyof PluginEvents;
export const PLUGIN_EVENT_NAMES = [
  'item.added',
  'item.completed',
  'item.failed',
  'item.removed',
  'queue.updated',
  'notice',
] as const;
