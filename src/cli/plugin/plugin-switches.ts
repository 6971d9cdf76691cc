import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { printable } from '../terminal/printable.js';
import { pluginPath, type PluginInfo } from './plugin-answers.js';

const SWITCHES = [
  ['enable', 'let a plugin take part from now on', true],
  ['disable', 'take a plugin out; its runs wait until it is enabled again', false],
] as const;

const VERBS = [
  ['reset', 'let a tripped plugin, or one that waits for its account, try again'],
  ['restart', 'end the process of a plugin; the next run starts another one'],
] as const;

export function addSwitches(plugin: Command, runner: CommandRunner): void {
  for (const [verb, description, isOn] of SWITCHES) {
    plugin
      .command(verb)
      .description(description)
      .argument('<id>', 'as `plugin list` shows it')
      .option('--hook <name...>', 'only these hooks of it, such as afterAlbum')
      .action(
        runner.run((context, id: string, { hook }: { hook?: string[] }) =>
          hook ? turnHooks(context, id, hook, isOn) : turn(context, id, verb),
        ),
      );
  }
  for (const [verb, description] of VERBS) {
    plugin
      .command(verb)
      .description(description)
      .argument('<id>', 'as `plugin list` shows it')
      .action(runner.run((context, id: string) => turn(context, id, verb)));
  }
  plugin
    .command('order')
    .description('the order in which plugins work, as far as their own wishes leave it open')
    .argument('<id...>', 'those named come first, in this order')
    .action(runner.run(order));
  plugin
    .command('test')
    .description('start a plugin and ask whether all is well')
    .argument('<id>', 'as `plugin list` shows it')
    .action(runner.run(test));
}

async function turn(context: CommandContext, id: string, verb: string): Promise<undefined> {
  const { printer } = context;
  const plugin = await context.rest().post<PluginInfo>(pluginPath(id, `/${verb}`));
  printer.json(plugin);
  printer.lines(stateLine(plugin));
}

async function turnHooks(
  context: CommandContext,
  id: string,
  names: readonly string[],
  isOn: boolean,
): Promise<undefined> {
  const { printer } = context;
  const hooks = Object.fromEntries(names.map((name) => [name, isOn]));
  const plugin = await context.rest().put<PluginInfo>(pluginPath(id, '/hooks'), hooks);
  printer.json(plugin);
  printer.lines(...plugin.hooks.map(({ name, enabled }) => `${id}  ${name}: ${enabled ? 'on' : 'off'}`));
}

async function order(context: CommandContext, ids: string[]): Promise<undefined> {
  const { printer } = context;
  const { items } = await context.rest().put<{ items: PluginInfo[] }>('/plugins/order', { ids });
  for (const item of items) printer.json(item);
  printer.lines(...items.map(({ id }) => id));
}

async function test(context: CommandContext, id: string): Promise<ExitCode> {
  const { printer } = context;
  const result = await context
    .rest()
    .post<{ ok: boolean; message: string | null; fault: string | null }>(pluginPath(id, '/test'));
  printer.json({ id, ...result });
  if (result.ok) printer.lines(`${id}  all is well`);
  else printer.note(`${id}  ${printable(result.message ?? 'something is wrong')}`);
  return result.ok ? EXIT.ok : EXIT.incomplete;
}

function stateLine({ id, state, reason }: PluginInfo): string {
  return printable(reason === null ? `${id}  ${state}` : `${id}  ${state}: ${reason}`);
}
