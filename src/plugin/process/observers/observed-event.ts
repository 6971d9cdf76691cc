import type { ObservedItem, PluginEventName, PluginEvents } from '@deemusic/plugin-sdk';
import type { Item } from '../../../domain/index.js';
import type { HostEvent } from '../../../events/index.js';

/** An event as plugins are told of it. */
export type ObservedEvent = {
  [Name in PluginEventName]: {
    name: Name;
    payload: PluginEvents[Name];
    /** The plugin that it is about, and that must not be told: it would answer itself for ever. */
    about: string | null;
  };
}[PluginEventName];

/** @returns null for an event of which plugins are not told */
export function observedEvent(event: HostEvent): ObservedEvent | null {
  switch (event.name) {
    case 'item.added':
      return { name: 'item.added', payload: { item: observedItem(event.payload.item) }, about: null };
    case 'item.updated': {
      const { item, to } = event.payload;
      if (to !== 'completed' && to !== 'failed') return null;
      return { name: `item.${to}`, payload: { item: observedItem(item) }, about: null };
    }
    case 'item.removed': {
      const { id, parentId } = event.payload;
      return { name: 'item.removed', payload: { id, parentId }, about: null };
    }
    case 'queue.updated': {
      const { paused, concurrency, bandwidthLimit, waiting } = event.payload;
      const payload = { paused, concurrency, bandwidthLimit, waiting: waiting?.reason ?? null };
      return { name: 'queue.updated', payload, about: null };
    }
    case 'notice': {
      const { level, code, message, plugin } = event.payload;
      return { name: 'notice', payload: { level, code, message }, about: plugin ?? null };
    }
    default:
      return null;
  }
}

function observedItem(item: Item): ObservedItem {
  const { id, type, status, title, artist, album, parentId, outputPath, error } = item;
  return {
    id,
    type,
    status,
    title,
    artist,
    album,
    parentId,
    outputPath,
    error: error === null ? null : { code: error.code, message: error.message },
  };
}
