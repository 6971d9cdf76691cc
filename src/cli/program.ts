import { Command } from 'commander';
import { addCommand } from './commands/add.command.js';
import { demoCommand } from './demo/demo.command.js';
import { backupCommands } from './commands/backup.commands.js';
import { doctorCommand } from './commands/doctor.command.js';
import { itemCommands } from './commands/item.commands.js';
import { listCommand } from './commands/list.command.js';
import { pluginCommand } from './plugin/plugin.command.js';
import { queueCommand } from './commands/queue.command.js';
import { sandboxCommand } from './commands/sandbox.command.js';
import { searchCommand } from './commands/search.command.js';
import { serveCommand } from './commands/serve.command.js';
import { showCommand } from './commands/show.command.js';
import { statsCommand } from './commands/stats.command.js';
import { tokenCommand } from './commands/token.command.js';
import { topCommand } from './commands/top.command.js';
import type { CommandRunner } from './command-runner.js';
import type { Io } from './terminal/io.js';

const COMMANDS = [
  serveCommand,
  demoCommand,
  sandboxCommand,
  addCommand,
  listCommand,
  showCommand,
  topCommand,
  itemCommands,
  queueCommand,
  searchCommand,
  statsCommand,
  doctorCommand,
  backupCommands,
  tokenCommand,
  pluginCommand,
];

/**
 * The `deemusic` command with all that it can do; errors are thrown, nothing ends the process.
 * @param isJson a wrong command line is told by whoever catches it, not in words here
 */
export function buildProgram(io: Io, runner: CommandRunner, version: string, isJson: boolean): Command {
  const program = new Command('deemusic')
    .description('A music download host: a queue that never loses work.')
    .version(version)
    .option('--json', 'one JSON object a line, for programs')
    .option('--url <url>', 'address of the host (DEEMUSIC_URL)')
    .option('--data-dir <dir>', 'data folder of the host (DEEMUSIC_DATA_DIR), to find one that runs here')
    .option('--no-color', 'no colours (NO_COLOR)')
    .addHelpText('after', '\nExit codes and examples: docs/cli.md')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => isJson || io.stderr.write(text),
    });
  for (const add of COMMANDS) add(program, runner);
  return program;
}
