import { HostError } from '../domain/index.js';

/** What is wrong with one setting. Never holds the value. */
export interface SettingFault {
  /** Dotted name, or the name of a file, flag or variable that is itself at fault. */
  key: string;
  /** Where it was set: `--port`, `DEEMUSIC_PORT`, `config.json`. */
  origin: string;
  reason: string;
}

/** The host cannot start with these settings. Names all faults at once. */
export class ConfigError extends HostError {
  constructor(readonly faults: readonly SettingFault[]) {
    const lines = faults.map(({ key, origin, reason }) => `  ${key} (${origin}): ${reason}`);
    super('bad_request', ['The settings are not usable:', ...lines].join('\n'), false, { details: faults });
  }
}
