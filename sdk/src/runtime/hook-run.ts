import type { HookRun } from '../context.js';
import type { RunParams } from '../protocol/index.js';
import type { HostLink } from './host-link.js';

const PIXELS = 1000;

/** One call of a hook, as the plugin sees it. */
export function hookRun(
  params: RunParams,
  signal: AbortSignal,
  report: (fraction: number) => void,
  link: HostLink,
): HookRun {
  const { runId, idempotencyKey, attempt, reason, isLate } = params;
  return {
    id: runId,
    idempotencyKey,
    attempt,
    reason,
    isLate,
    signal,
    progress: report,
    image: async (kind, { pixels = PIXELS } = {}) =>
      (await link.request('images/get', { runId, kind, pixels }, signal)).image,
  };
}
