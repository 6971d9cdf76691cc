import type { Item, ItemStatus } from '../../wire/index.js';
import type { ItemPage } from './answers.js';
import type { Query, RestClient } from './rest-client.js';

const PAGE_SIZE = 500;

/** Whether nothing more happens to an item of that status by itself. */
export function isAtRest(status: ItemStatus): boolean {
  return status !== 'pending' && status !== 'downloading' && status !== 'processing' && status !== 'paused';
}

/** `Title – Artist`, or the id while neither is known. */
export function nameOf(item: Pick<Item, 'id' | 'title' | 'artist'>): string {
  const name = [item.title, item.artist].filter(Boolean).join(' – ');
  return name || item.id;
}

/** The path of an item's resource; ids hold `#` and `:`. */
export function itemPath(id: string, rest = ''): string {
  return `/downloads/${encodeURIComponent(id)}${rest}`;
}

/** All items of a list, page after page. */
export async function* allItems(
  rest: RestClient,
  path: string,
  query: Query = {},
  most = Infinity,
): AsyncGenerator<Item> {
  let cursor: string | null = null;
  let left = most;
  do {
    const page: ItemPage = await rest.get(path, { ...query, limit: Math.min(PAGE_SIZE, left), cursor });
    yield* page.items.slice(0, left);
    left -= page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && left > 0);
}

/** The tracks of an item: its children in their order, or itself. */
export async function tracksOf(rest: RestClient, item: Item): Promise<Item[]> {
  if (item.type === 'track') return [item];
  const tracks: Item[] = [];
  for await (const child of allItems(rest, itemPath(item.id, '/children'))) tracks.push(child);
  return tracks;
}
