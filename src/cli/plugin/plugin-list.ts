import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { formatCount } from '../terminal/format.js';
import { table } from '../terminal/table.js';
import { infoLines } from './info-lines.js';
import { pluginPath, type PluginInfo } from './plugin-answers.js';
import { stateText } from './state-text.js';

export function addList(plugin: Command, runner: CommandRunner): void {
  plugin.command('list').description('show all plugins, in the order in which they work').action(runner.run(list));
  plugin
    .command('info')
    .description('show one plugin: its hooks, what it may do, how it stands')
    .argument('<id>', 'as `plugin list` shows it')
    .action(runner.run(info));
}

async function list(context: CommandContext): Promise<undefined> {
  const { printer } = context;
  const { items } = await context.rest().get<{ items: PluginInfo[] }>('/plugins');
  for (const item of items) printer.json(item);
  if (items.length === 0) printer.note('There are no plugins.');
  else printer.lines(...pluginLines(items, context));
}

async function info(context: CommandContext, id: string): Promise<undefined> {
  const { printer } = context;
  const found = await context.rest().get<PluginInfo>(pluginPath(id));
  printer.json(found);
  printer.lines(...infoLines(found, printer.colors));
}

function pluginLines(plugins: readonly PluginInfo[], { printer }: CommandContext): string[] {
  const { colors, width } = printer;
  return table<PluginInfo>(
    plugins,
    [
      { head: 'ID', text: ({ id }) => id },
      {
        head: 'STATE',
        text: ({ state }) => state,
        paint: (text, { state }) => stateText(text, state, colors),
      },
      { head: 'VERSION', text: ({ version }) => version ?? '–' },
      { head: 'HOOKS', text: hooksOf },
      { head: 'REASON', text: reasonOf },
    ],
    width,
  );
}

// A hook that is switched off stands in parentheses.
function hooksOf({ hooks }: PluginInfo): string {
  return hooks.map(({ name, enabled }) => (enabled ? name : `(${name})`)).join(' ');
}

function reasonOf({ reason, deadRuns }: PluginInfo): string {
  return [reason ?? '', deadRuns > 0 ? formatCount(deadRuns, 'dead run') : ''].filter(Boolean).join('; ');
}
