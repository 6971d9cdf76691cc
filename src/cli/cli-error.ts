import { EXIT, type ExitCode } from './exit-code.js';

/** A failure in words for the person at the terminal; ends the command with its exit code. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failure,
    /** The host's error code, or one of the command's own; for `--json`. */
    readonly code = 'failure',
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
