import type { Priority, Quality } from 'deemusic/wire';
import type { Schema } from '../../api/index.js';
import type { MediaRef } from '../standing/ref.js';

/** One thing to add. */
export interface Wanted {
  ref: MediaRef;
  /** Although it is there. */
  force: boolean;
}

/** Body of the request that adds all of them, or none. */
export function requestBody(
  wanted: readonly Wanted[],
  { quality, priority }: { quality: Quality | null; priority: Priority },
): Schema<'DownloadRequest'> {
  const wishes = { priority, ...(quality && { quality }) };
  const entries = wanted.map(({ ref: { source, type, id }, force }) => ({ source, type, id, ...(force && { force }) }));
  const [only] = entries;
  return entries.length === 1 ? { ...only, ...wishes } : { items: entries, ...wishes };
}
