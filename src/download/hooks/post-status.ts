import type { ItemStatus, PostStatus } from '../../domain/index.js';
import type { HookSummary } from '../../plugin/index.js';

/**
 * What an item shows of its hook runs. A track that was published before its `processTrack` runs had ended is degraded until they have.
 * A dead run degrades; `failed` is what the manifest calls so (`onError: fail`).
 */
export function postOf(summary: HookSummary, status: ItemStatus): PostStatus {
  const { openProcess, openAfter, dead, done, failure } = summary;
  if (failure !== null) return 'failed';
  if (openProcess > 0) return status === 'processing' ? 'pending' : 'degraded';
  if (openAfter > 0) return 'pending';
  if (dead > 0) return 'degraded';
  return done > 0 ? 'ok' : 'none';
}
