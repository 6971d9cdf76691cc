import type { HookCall } from '../process/hook-call.js';

/** Executes a hook in the process of its plugin (port); the supervisor does. */
export abstract class HookRunner {
  /**
   * @returns what the hook answered, not checked
   * @throws HookFailure
   */
  abstract run(plugin: string, call: HookCall, signal: AbortSignal): Promise<unknown>;
}
