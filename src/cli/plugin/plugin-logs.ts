import type { Command } from 'commander';
import { setTimeout as after } from 'node:timers/promises';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { integer } from '../option-values.js';
import { printable } from '../terminal/printable.js';
import { newLines } from './new-lines.js';
import { pluginPath } from './plugin-answers.js';

const POLL_MS = 1000;
/** Lines that may come between two looks without one being lost. */
const POLL_LINES = 1000;

interface LogFlags {
  lines: number;
  follow?: boolean;
}

export function addLogs(plugin: Command, runner: CommandRunner): void {
  plugin
    .command('logs')
    .description('what a plugin and its process said')
    .argument('<id>', 'as `plugin list` shows it')
    .option('-n, --lines <n>', 'the last so many, 1 to 1000', integer(1, POLL_LINES), 100)
    .option('-f, --follow', 'go on with what comes, until Ctrl-C')
    .action(runner.run(logs));
}

async function logs(context: CommandContext, id: string, { lines, follow }: LogFlags): Promise<undefined> {
  const { printer } = context;
  const show = (some: readonly string[]): void => {
    for (const line of some) printer.json({ id, line });
    printer.lines(...some.map(printable));
  };
  let seen = await read(context, id, follow ? POLL_LINES : lines);
  show(seen.slice(-lines));
  while (follow) {
    const now = await nextLook(context, id);
    if (now === null) return;
    show(newLines(seen, now));
    seen = now;
  }
}

async function read(context: CommandContext, id: string, lines: number): Promise<string[]> {
  const answer = await context.rest().get<{ lines: string[] }>(pluginPath(id, '/logs'), { lines });
  return answer.lines;
}

/** The end of the log a while later; null at Ctrl-C. */
async function nextLook(context: CommandContext, id: string): Promise<string[] | null> {
  const { signal } = context.io;
  try {
    await after(POLL_MS, undefined, { signal });
    return await read(context, id, POLL_LINES);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
