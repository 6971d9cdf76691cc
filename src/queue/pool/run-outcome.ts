import { toHostError, type HostError } from '../../domain/index.js';
import { RunInterruption, TwinRunningError, type DownloadOutcome } from '../item-processor.js';

/** How a run ended. */
export type RunOutcome =
  | DownloadOutcome
  /** Published. */
  | { kind: 'filed'; outputPath: string }
  | { kind: 'twin'; recording: string }
  | { kind: 'interrupted'; interruption: RunInterruption }
  | { kind: 'error'; error: HostError };

/** What a throw of a processor means. A stopped run may end with any error; the stop is the reason. */
export function outcomeOf(error: unknown, interruption: RunInterruption | null): RunOutcome {
  if (interruption) return { kind: 'interrupted', interruption };
  if (error instanceof RunInterruption) return { kind: 'interrupted', interruption: error };
  if (error instanceof TwinRunningError) return { kind: 'twin', recording: error.recording };
  return { kind: 'error', error: toHostError(error) };
}
