import type { Plugin, PluginHookName } from '../data/plugin-queries.js';

/** A hook in which two plugins work in another order than they stand in the list. */
export interface OrderConflict {
  hook: PluginHookName;
  /** Display name of the one that works first, and stands lower. */
  first: string;
  second: string;
}

/** Where own wishes of plugins decide otherwise than their order in the list: at most one for each hook, neighbours only. */
export function orderConflicts(plugins: readonly Plugin[]): OrderConflict[] {
  const ranks = new Map(plugins.map(({ id }, rank) => [id, rank]));
  const hooks = new Set(plugins.flatMap(({ hooks }) => hooks.map(({ name }) => name)));
  return [...hooks].flatMap((hook) => {
    const atWork = plugins
      .flatMap((plugin) => {
        const place = plugin.hooks.find(({ name }) => name === hook)?.place ?? null;
        return place === null ? [] : [{ plugin, place }];
      })
      .sort((a, b) => a.place - b.place);
    const at = atWork.findIndex(({ plugin }, index) => {
      const next = atWork[index + 1];
      return next !== undefined && rankOf(ranks, plugin) > rankOf(ranks, next.plugin);
    });
    const [first, second] = [atWork[at], atWork[at + 1]];
    if (!first || !second) return [];
    return [{ hook, first: first.plugin.displayName, second: second.plugin.displayName }];
  });
}

/** @returns the ids with one of them a place further up (-1) or down (1) */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

function rankOf(ranks: ReadonlyMap<string, number>, { id }: Plugin): number {
  return ranks.get(id) ?? 0;
}
