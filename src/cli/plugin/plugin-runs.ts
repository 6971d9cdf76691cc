import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { integer } from '../option-values.js';
import { formatTime } from '../terminal/format.js';
import { table } from '../terminal/table.js';
import type { PluginRun, PluginRunPage } from './plugin-answers.js';
import { stateText } from './state-text.js';

const STATES = ['pending', 'running', 'retry', 'waiting', 'succeeded', 'skipped', 'dead'];

interface RunsFlags {
  state?: string;
  plugin?: string;
  item?: string;
  hook?: string;
  limit: number;
  cursor?: string;
}

export function addRuns(plugin: Command, runner: CommandRunner): void {
  plugin
    .command('runs')
    .description('what plugins did and have to do, the newest first')
    .addOption(new Option('-s, --state <state>', 'only these').choices(STATES))
    .option('-p, --plugin <id>', 'only of this plugin')
    .option('--item <id>', 'only of this track, album or playlist')
    .option('--hook <name>', 'only of this hook, such as processTrack')
    .option('-n, --limit <n>', 'how many, 1 to 500', integer(1, 500), 50)
    .option('--cursor <cursor>', 'go on where an earlier page ended')
    .action(runner.run(runs));
}

async function runs(context: CommandContext, flags: RunsFlags): Promise<undefined> {
  const { printer } = context;
  const { items, nextCursor } = await context.rest().get<PluginRunPage>('/plugins/runs', { ...flags });
  for (const item of items) printer.json(item);
  if (items.length === 0) printer.note('No runs here.');
  else printer.lines(...runLines(items, context));
  if (nextCursor !== null) printer.note(`more with --cursor ${nextCursor}`);
}

function runLines(all: readonly PluginRun[], { printer }: CommandContext): string[] {
  return table<PluginRun>(
    all,
    [
      { head: 'RUN', text: ({ id }) => String(id) },
      { head: 'STATE', text: ({ state }) => state, paint: (text, { state }) => stateText(text, state, printer.colors) },
      { head: 'TRIES', text: ({ attempt, retries }) => `${String(attempt)}/${String(retries + 1)}`, align: 'right' },
      {
        head: 'WHEN',
        text: ({ finishedAt, startedAt, createdAt }) => formatTime(finishedAt ?? startedAt ?? createdAt),
      },
      { head: 'PLUGIN', text: ({ plugin }) => plugin },
      { head: 'HOOK', text: ({ hook }) => hook },
      { head: 'ITEM', text: ({ itemId }) => itemId },
      { head: 'WHAT CAME OF IT', text: outcomeOf },
    ],
    printer.width,
  );
}

function outcomeOf({ state, error, note, nextAt, artifacts }: PluginRun): string {
  const again = state === 'retry' && nextAt !== null ? `again at ${formatTime(nextAt)}` : '';
  const fault = error ? `${error.message} (${error.kind}, fault: ${error.fault})` : '';
  const files = note ? '' : artifacts.map(({ path }) => path).join(', ');
  return [again, fault || (note ?? ''), files].filter(Boolean).join('; ');
}
