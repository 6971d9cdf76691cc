import type { Command } from 'commander';
import type { CommandRunner } from '../command-runner.js';
import { runEntry } from '../host/run-entry.js';

export function doctorCommand(program: Command, runner: CommandRunner): void {
  program
    .command('doctor')
    .description('check folders, disk, names, clock, account and secret of this machine’s host')
    .action(runner.run((context) => runEntry('doctor', context.entryFlags(), context.io)));
}
