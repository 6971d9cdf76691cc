import type { RunReason } from '@deemusic/plugin-sdk';
import type { PluginHook } from '../installed-plugin.js';

/** One attempt of a run. */
export interface HookCall {
  runId: string;
  hook: PluginHook;
  /** The event of the hook. */
  payload: unknown;
  idempotencyKey: string;
  /** From 1. */
  attempt: number;
  reason: RunReason;
  isLate: boolean;
  /** @param fraction 0–1 */
  onProgress?(fraction: number): void;
}
