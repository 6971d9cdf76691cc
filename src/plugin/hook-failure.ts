import type { Fault, PluginErrorKind } from '@deemusic/plugin-sdk';

/**
 * How a call of a plugin went wrong, as a value for the outbox's policy:
 * `crash` its process ended (any code or signal) or was killed for memory or a giant frame · `timeout` the budget was used up ·
 * `cancelled` the host took it back (shutdown, superseded) · `protocol` it broke the rules (a hook that it did not declare, a wrong
 * type) · `not-started` its process did not come up · the others are what the plugin said itself.
 */
export type HookFailureKind =
  PluginErrorKind | 'error' | 'crash' | 'timeout' | 'cancelled' | 'protocol' | 'not-started';

export class HookFailure extends Error {
  constructor(
    readonly kind: HookFailureKind,
    readonly fault: Fault,
    message: string,
    readonly retryAfterMs: number | null = null,
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'HookFailure';
  }
}
