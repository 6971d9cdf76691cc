import { setTimeout as after } from 'node:timers/promises';
import type { Item } from '../../wire/index.js';
import { itemPath, tracksOf } from '../host/items.js';
import type { RestClient } from '../host/rest-client.js';
import type { PluginRun, PluginRunPage } from '../plugin/plugin-answers.js';

const LOOK_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 60_000;
/** More than a demo has. */
const ALL_RUNS = 500;

/** What the plugins did. */
export interface DemoHooks {
  /** Ids of the tracks that were tagged. */
  tagged: ReadonlySet<string>;
  /** What was written beside the music, by the id of its item. */
  artifacts: ReadonlyMap<string, readonly { kind: string; path: string }[]>;
}

/** An item that was asked for, and its tracks: itself, or its members. */
export interface Request {
  item: Item;
  tracks: Item[];
}

/**
 * Waits until the plugins are through with items that are downloaded.
 * @returns the items as they are then; after a minute as they are
 */
export async function untilProcessed(
  rest: RestClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Request[]> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const requests = await Promise.all(ids.map((id) => requestOf(rest, id)));
    const isOpen = requests.flatMap(({ item, tracks }) => [item, ...tracks]).some(({ post }) => post === 'pending');
    if (!isOpen || performance.now() > deadline) return requests;
    await after(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Asks what the plugins did. */
export async function hooksDone(rest: RestClient): Promise<DemoHooks> {
  const { items } = await rest.get<PluginRunPage>('/plugins/runs', { state: 'succeeded', limit: ALL_RUNS });
  const tagged = items.filter(({ plugin, hook }) => plugin === 'tagging' && hook === 'processTrack');
  return { tagged: new Set(tagged.map(({ itemId }) => itemId)), artifacts: artifactsOf(items) };
}

async function requestOf(rest: RestClient, id: string): Promise<Request> {
  const item = await rest.get<Item>(itemPath(id));
  return { item, tracks: await tracksOf(rest, item) };
}

function artifactsOf(runs: readonly PluginRun[]): Map<string, { kind: string; path: string }[]> {
  const byItem = new Map<string, { kind: string; path: string }[]>();
  for (const { itemId, artifacts } of runs) {
    const known = byItem.get(itemId) ?? [];
    // A run that was repeated names its files again.
    const news = artifacts.filter(({ path }) => known.every((artifact) => artifact.path !== path));
    byItem.set(itemId, [...known, ...news]);
  }
  return byItem;
}
