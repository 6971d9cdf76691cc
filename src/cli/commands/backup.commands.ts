import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { runEntry } from '../host/run-entry.js';
import { formatBytes, formatTime } from '../terminal/format.js';
import { table } from '../terminal/table.js';

interface Backup {
  name: string;
  createdAt: number;
  bytes: number;
}

export function backupCommands(program: Command, runner: CommandRunner): void {
  program
    .command('backup')
    .description('back up database and settings of the running host, without its secret key')
    .option('-l, --list', 'only show the backups that are there')
    .action(runner.run(backup));
  program
    .command('restore')
    .description('put a backup in place of what is there, while no host runs')
    .argument('<backup>', 'a name from `backup --list`, the path of its folder, or `latest`')
    .action(runner.run(restore));
}

async function backup(context: CommandContext, { list }: { list?: boolean }): Promise<undefined> {
  if (list) return showBackups(context);
  const made = await context.rest().post<Backup>('/backups');
  context.printer.json(made);
  context.printer.lines(`${made.name}  ${formatBytes(made.bytes)}`);
}

async function showBackups(context: CommandContext): Promise<undefined> {
  const { printer } = context;
  const { items } = await context.rest().get<{ items: Backup[] }>('/backups');
  for (const item of items) printer.json(item);
  if (items.length === 0) printer.note('There are no backups.');
  else printer.lines(...backupLines(items, printer.width));
}

function backupLines(backups: readonly Backup[], width: number | null): string[] {
  return table<Backup>(
    backups,
    [
      { head: 'MADE', text: ({ createdAt }) => formatTime(createdAt) },
      { head: 'SIZE', text: ({ bytes }) => formatBytes(bytes), align: 'right' },
      { head: 'NAME', text: ({ name }) => name },
    ],
    width,
  );
}

function restore(context: CommandContext, name: string): Promise<number> {
  return runEntry('restore', [...context.entryFlags(), name], context.io);
}
