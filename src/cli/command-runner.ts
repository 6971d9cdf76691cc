import type { Command } from 'commander';
import { CommandContext, type GlobalOptions } from './command-context.js';
import { EXIT } from './exit-code.js';
import type { Io } from './terminal/io.js';

/** Runs the action of the command that was typed, and keeps the exit code that it answers. */
export class CommandRunner {
  exitCode: number = EXIT.ok;

  constructor(private readonly io: Io) {}

  /** A commander action from a function of the context and of the command's own arguments and options. */
  run<Args extends unknown[]>(
    work: (context: CommandContext, ...args: Args) => Promise<number | undefined>,
  ): (...args: [...Args, Command]) => Promise<void> {
    return async (...given) => {
      const command = given[given.length - 1] as Command;
      const context = new CommandContext(this.io, command.optsWithGlobals<GlobalOptions>());
      this.exitCode = (await work(context, ...(given.slice(0, -1) as Args))) ?? EXIT.ok;
    };
  }
}
