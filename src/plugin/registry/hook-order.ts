import { DepGraph, DepGraphCycleError } from 'dependency-graph';
import { HOOK_ORDERS } from '@deemusic/plugin-sdk';
import type { PluginHook } from '../installed-plugin.js';

/** A plugin's hook, with what decides its place. */
export interface HookPlace {
  plugin: string;
  /** In the user's order; null comes after all that have one. */
  position: number | null;
  hook: Pick<PluginHook, 'order' | 'after' | 'before'>;
}

export interface HookSequence<P extends HookPlace> {
  places: P[];
  /** Constraints that contradict each other, as `a → b → a` (a runs after b …); they are passed over. */
  cycles: string[];
}

/**
 * Puts the plugins of one hook in order: `pre`, `normal`, `post`; within each `before` and `after`, then the user's order, then the
 * id. Plugins that are not there are ignored.
 */
export function inOrder<P extends HookPlace>(places: readonly P[]): HookSequence<P> {
  const parts = HOOK_ORDERS.map((order) => sequence(places.filter(({ hook }) => hook.order === order)));
  return { places: parts.flatMap((part) => part.places), cycles: parts.flatMap((part) => part.cycles) };
}

function sequence<P extends HookPlace>(places: readonly P[]): HookSequence<P> {
  const graph = constraints(places);
  const cycles = dropCycles(graph);
  const rest = [...places].sort(byWish);
  const done = new Set<string>();
  const ordered: P[] = [];
  // Of all whose turn it may be, the one that the user wants first: a plain topological order would forget the wishes.
  while (rest.length > 0) {
    const next = rest.findIndex(({ plugin }) => graph.directDependenciesOf(plugin).every((id) => done.has(id)));
    const [place] = rest.splice(next, 1);
    if (!place) break;
    done.add(place.plugin);
    ordered.push(place);
  }
  return { places: ordered, cycles };
}

function byWish(a: HookPlace, b: HookPlace): number {
  const wish = (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER);
  return wish || (a.plugin < b.plugin ? -1 : 1);
}

/** An edge leads from a plugin to one that runs before it. */
function constraints(places: readonly HookPlace[]): DepGraph<string> {
  const graph = new DepGraph<string>();
  for (const { plugin } of places) graph.addNode(plugin);
  for (const { plugin, hook } of places) {
    for (const other of hook.after) if (graph.hasNode(other)) graph.addDependency(plugin, other);
    for (const other of hook.before) if (graph.hasNode(other)) graph.addDependency(other, plugin);
  }
  return graph;
}

function dropCycles(graph: DepGraph<string>): string[] {
  const cycles: string[] = [];
  for (;;) {
    const path = cycleIn(graph);
    if (!path) return cycles;
    cycles.push(path.join(' → '));
    path.slice(1).forEach((to, index) => {
      graph.removeDependency(path[index] ?? to, to);
    });
  }
}

function cycleIn(graph: DepGraph<string>): string[] | null {
  try {
    graph.overallOrder();
    return null;
  } catch (error) {
    if (!(error instanceof DepGraphCycleError)) throw error;
    const { cyclePath } = error;
    return fromSmallest(cyclePath.slice(cyclePath.indexOf(cyclePath.at(-1) ?? '') + 1));
  }
}

/** The same cycle always reads the same, wherever the search came upon it. */
function fromSmallest(ids: readonly string[]): string[] {
  const smallest = ids.reduce((a, b) => (b < a ? b : a));
  const start = ids.indexOf(smallest);
  return [...ids.slice(start), ...ids.slice(0, start), smallest];
}
