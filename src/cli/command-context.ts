import { locateHost, type LocationOptions } from './host/host-location.js';
import { RestClient } from './host/rest-client.js';
import type { Io } from './terminal/io.js';
import { Printer } from './terminal/printer.js';

/** Options of every command. */
export interface GlobalOptions extends LocationOptions {
  json?: boolean;
  /** False with `--no-color`. */
  color: boolean;
}

/** What a command works with. */
export class CommandContext {
  readonly printer: Printer;

  constructor(
    readonly io: Io,
    readonly options: GlobalOptions,
  ) {
    this.printer = new Printer(io, { isJson: options.json === true, isColorWanted: options.color });
  }

  /** The options that the programs beside this command know, too. */
  entryFlags(): string[] {
    const { dataDir, json } = this.options;
    return [...(dataDir === undefined ? [] : ['--data-dir', dataDir]), ...(json ? ['--json'] : [])];
  }

  /** The host's REST API. @throws CliError when there is no host to be found */
  rest(): RestClient {
    return new RestClient(locateHost(this.options, this.io), this.io.signal);
  }
}
