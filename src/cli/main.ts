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
  try {
    await buildProgram(io, runner, version).parseAsync(args, { from: 'user' });
    return runner.exitCode;
  } catch (error) {
    return tell(error, args.includes('--json'), io);
  }
}

function tell(error: unknown, isJson: boolean, io: Io): number {
  // Commander has already said what is wrong; help and version are not errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (io.signal.aborted) return EXIT.interrupted;
  const known = error instanceof CliError ? error : new CliError(messageOf(error));
  const { message, code, details } = known;
  const words = message.split('\n').map(printable).join('\n  ');
  io.stderr.write(isJson ? `${JSON.stringify({ error: { code, message, details } })}\n` : `deemusic: ${words}\n`);
  return known.exitCode;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
