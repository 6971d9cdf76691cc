import type { ItemStatus, PostStatus } from '../../domain/index.js';
import type { HookSummary } from '../../plugin/index.js';

/**
 * What an item shows of its hook runs: whether all is done that the plugins in use have to do. Runs of a plugin that was switched off do not
 * count: an item with no others is `ok` (not `none`: it has runs), and `pending` or `degraded` again once the plugin is switched on. Runs
 * of a plugin that is switched on and cannot run now (missing, without settings or account, tripped) do count. A track that was published before its `processTrack` runs had ended is degraded until they have.
 * A dead run degrades; `failed` is what the manifest calls so (`onError: fail`).
 */
export function postOf(summary: HookSummary, status: ItemStatus): PostStatus {
  const { openProcess, openAfter, setAside, dead, done, failure } = summary;
  if (failure !== null) return 'failed';
  if (openProcess > 0) return status === 'processing' ? 'pending' : 'degraded';
  if (openAfter > 0) return 'pending';
  if (dead > 0) return 'degraded';
  return done + setAside > 0 ? 'ok' : 'none';
}
