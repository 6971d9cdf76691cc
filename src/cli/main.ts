import { CommanderError } from 'commander';
import { CliError } from './cli-error.js';
import { CommandRunner } from './command-runner.js';
import { EXIT } from './exit-code.js';
import { buildProgram } from './program.js';
import type { Io } from './terminal/io.js';
import { printable } from './terminal/printable.js';

export { ioOf } from './process-io.js';

/**
 * Runs one command line.
 * @param args without node and script
 * @returns the exit code; see `docs/cli.md`
 */
export async function main(args: readonly string[], io: Io, version: string): Promise<number> {
  const runner = new CommandRunner(io);
  const isJson = args.includes('--json');
  try {
    await buildProgram(io, runner, version, isJson).parseAsync(args, { from: 'user' });
    return runner.exitCode;
  } catch (error) {
    return tell(error, isJson, io);
  }
}

function tell(error: unknown, isJson: boolean, io: Io): number {
  if (error instanceof CommanderError) {
    // Help and version are not errors, and for people commander has already said what is wrong.
    if (error.exitCode === 0) return EXIT.ok;
    if (!isJson) return EXIT.usage;
  } else if (io.signal.aborted) return EXIT.interrupted;
  const known = knownError(error);
  const { message, code, details } = known;
  const words = message.split('\n').map(printable).join('\n  ');
  io.stderr.write(isJson ? `${JSON.stringify({ error: { code, message, details } })}\n` : `deemusic: ${words}\n`);
  return known.exitCode;
}

function knownError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (error instanceof CommanderError) return new CliError(error.message.replace(/^error: /, ''), EXIT.usage, 'usage');
  return new CliError(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
