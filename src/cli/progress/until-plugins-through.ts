import { setTimeout as after } from 'node:timers/promises';
import type { Item } from '../../wire/index.js';
import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import { itemPath, tracksOf } from '../host/items.js';
import type { RestClient } from '../host/rest-client.js';
import { newestRuns } from './hooks-left.js';

const LOOK_EVERY_MS = 300;
/** What has not begun for so long, while nothing else went on, waits for something that nobody here knows. */
const STILL_MS = 30_000;

/**
 * Waits until the plugins are through with items that are downloaded: as long as one of their runs is executed, or comes nearer to it.
 * What is tried again later, or waits for its plugin, is not waited for.
 * @param onWait called once, when there is something to wait for
 * @returns the items and their tracks as they are then; what was removed meanwhile is left out
 */
export async function untilPluginsThrough(
  rest: RestClient,
  ids: readonly string[],
  signal: AbortSignal,
  onWait: () => void = () => undefined,
): Promise<Item[]> {
  let before = '';
  let stillSince = performance.now();
  for (let round = 0; ; round++) {
    const items = (await Promise.all(ids.map((id) => withTracks(rest, id)))).flat();
    const open = items.filter(({ post }) => post === 'pending');
    const move = await firstThatMoves(rest, open);
    if (move === null) return items;
    const now = `${String(open.length)} ${move.key}`;
    if (now !== before || move.isRunning) stillSince = performance.now();
    if (performance.now() - stillSince > STILL_MS) return items;
    before = now;
    if (round === 0) onWait();
    await after(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Of the first of these items that goes on by itself soon: how it stands. */
async function firstThatMoves(
  rest: RestClient,
  open: readonly Item[],
): Promise<{ key: string; isRunning: boolean } | null> {
  for (const { id } of open) {
    const runs = await newestRuns(rest, id);
    const isRunning = runs.some(({ state }) => state === 'running');
    // Without any run that is open, the answer about the item was older than the one about its runs.
    const isOpen = runs.some(({ state }) => state === 'pending' || state === 'retry' || state === 'waiting');
    if (!isRunning && isOpen && runs.every(({ state }) => state !== 'pending')) continue;
    return {
      key: [id, ...runs.map((run) => `${String(run.id)} ${run.state} ${String(run.attempt)}`)].join(),
      isRunning,
    };
  }
  return null;
}

async function withTracks(rest: RestClient, id: string): Promise<Item[]> {
  try {
    const item = await rest.get<Item>(itemPath(id));
    return item.type === 'track' ? [item] : [item, ...(await tracksOf(rest, item))];
  } catch (error) {
    if (error instanceof CliError && error.exitCode === EXIT.notFound) return [];
    throw error;
  }
}
