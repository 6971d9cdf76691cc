/** Whose fault an error is. */
export type Fault = 'plugin' | 'host' | 'config' | 'network';

/** What the host does about an error. */
export type PluginErrorKind = 'retry' | 'unrecoverable' | 'not-found' | 'needs-auth' | 'config';

/**
 * An error that a hook means; any other throw counts as the plugin's fault (the host's, when the disk takes no more) and is retried
 * by the ordinary delays. The kind decides, the message is for people: say what to do.
 */
export class PluginError extends Error {
  constructor(
    readonly kind: PluginErrorKind,
    message: string,
    readonly fault: Fault,
    readonly retryAfterMs: number | null = null,
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Not now: the run is tried again, after `retryAfterMs` or the ordinary delay (5 s, 30 s, 2 m, 10 m, 1 h). */
export class RetryLater extends PluginError {
  constructor(message: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super('retry', message, 'network', retryAfterMs, options);
  }
}

/** Never: the run is dead at once and waits for a replay by hand. */
export class Unrecoverable extends PluginError {
  constructor(message: string, options?: ErrorOptions) {
    super('unrecoverable', message, 'plugin', null, options);
  }
}

/** There is nothing to do for this one, e.g. no lyrics exist: the run is done, as `skipped`. */
export class NotFound extends PluginError {
  constructor(message: string, options?: ErrorOptions) {
    super('not-found', message, 'plugin', null, options);
  }
}

/** The plugin's account is refused: it stands at `needs_auth`, and its runs wait, until its settings are saved again. */
export class NeedsAuth extends PluginError {
  constructor(message: string, options?: ErrorOptions) {
    super('needs-auth', message, 'config', null, options);
  }
}

/** A setting makes the work impossible: the plugin stands at `needs_config`, and its runs wait, until it is changed. */
export class ConfigError extends PluginError {
  constructor(message: string, options?: ErrorOptions) {
    super('config', message, 'config', null, options);
  }
}
