import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { runEntry } from '../host/run-entry.js';

export function serveCommand(program: Command, runner: CommandRunner): void {
  program
    .command('serve')
    .description('run the host here, until Ctrl-C')
    .argument('[flags...]', 'settings such as --port 0 or --download-output-dir /music; see docs/settings.md')
    .allowUnknownOption()
    .action(runner.run(serve));
}

function serve(context: CommandContext, flags: readonly string[]): Promise<number> {
  const { dataDir } = context.options;
  return runEntry('main', dataDir === undefined ? flags : ['--data-dir', dataDir, ...flags], context.io);
}
