import type { ProcessTrackOutput } from '@deemusic/plugin-sdk';
import { HostError } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';

/** How an attempt ended. */
export type RunOutcome =
  | { kind: 'succeeded'; output: ProcessTrackOutput }
  | { kind: 'skipped'; note: string }
  | { kind: 'failed'; failure: HookFailure };

/** A disk that is away or full comes back without anybody asking the plugin again and again meanwhile. */
const HOST_TROUBLE_MS = 30_000;

/** A throw of the host's own part of a run. What passes by itself uses up no attempt. */
export function toHostFailure(error: unknown): HookFailure {
  if (error instanceof HookFailure) return error;
  const cause = { cause: error };
  if (error instanceof HostError && error.retryable) {
    const delayMs = Math.max(error.retryAfterMs ?? 0, HOST_TROUBLE_MS);
    return new HookFailure('cancelled', 'host', error.message, delayMs, cause);
  }
  if (error instanceof HostError) return new HookFailure('error', 'host', error.message, null, cause);
  return new HookFailure('error', 'host', 'The host met an error of its own; its log says which.', null, cause);
}
