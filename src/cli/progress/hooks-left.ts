import { nameOf } from '../host/items.js';
import type { RestClient } from '../host/rest-client.js';
import type { PluginRun, PluginRunPage } from '../plugin/plugin-answers.js';
import { printable } from '../terminal/printable.js';
import type { Item } from '../../wire/index.js';

/** More than an item has. */
const RUNS_OF_ITEM = 100;
/** Of so many items it is told what plugins left out; beyond that it is the same story. */
const MOST_ITEMS = 20;
const LEFT: readonly string[] = ['dead', 'retry', 'waiting'];

/** What a plugin has not done for an item. */
export interface HookLeft {
  item: Item;
  run: PluginRun;
}

/** The runs of an item, of each plugin's hook the newest. */
export async function newestRuns(rest: RestClient, itemId: string): Promise<PluginRun[]> {
  const { items } = await rest.get<PluginRunPage>('/plugins/runs', { item: itemId, limit: RUNS_OF_ITEM });
  const newest = new Map<string, PluginRun>();
  for (const run of items) {
    const key = `${run.plugin} ${run.hook}`;
    if ((newest.get(key)?.id ?? 0) < run.id) newest.set(key, run);
  }
  return [...newest.values()];
}

/** Asks what plugins left out, of the first items where they did. */
export async function hooksLeft(rest: RestClient, items: readonly Item[]): Promise<HookLeft[]> {
  const concerned = items.filter(({ post }) => post !== 'none' && post !== 'ok').slice(0, MOST_ITEMS);
  const left: HookLeft[] = [];
  for (const item of concerned)
    for (const run of await newestRuns(rest, item.id)) if (LEFT.includes(run.state)) left.push({ item, run });
  return left;
}

/** `♪ Title – Artist: tagging (processTrack) failed: the cover is no picture` */
export function hookLeftLine({ item, run }: HookLeft): string {
  const { plugin, hook, state, error } = run;
  const words: Readonly<Record<string, string>> = {
    dead: 'failed',
    retry: 'is tried again later',
    waiting: 'waits until the plugin can run',
  };
  const why = error === null ? '' : `: ${error.message}`;
  return printable(`♪ ${nameOf(item)}: ${plugin} (${hook}) ${words[state] ?? state}${why}`);
}
