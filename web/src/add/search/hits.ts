import { keyOf, type Entry } from '../standing/ref.js';

/** Hits of all pages. Lists of the service move between pages: the same one may come again. */
export function hitsOf(pages: readonly { items: readonly Entry[] }[]): Entry[] {
  const hits = new Map<string, Entry>();
  for (const { items } of pages)
    for (const entry of items) if (!hits.has(keyOf(entry.ref))) hits.set(keyOf(entry.ref), entry);
  return [...hits.values()];
}
