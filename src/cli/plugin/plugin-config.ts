import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { CliError } from '../cli-error.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../terminal/io.js';
import { changedConfig } from './config-change.js';
import { changeLines, configLines } from './config-lines.js';
import { isObject, partsOf, schemaAt } from './config-paths.js';
import { pluginPath, type PluginConfig } from './plugin-answers.js';

interface ConfigFlags {
  set: string[];
  unset: string[];
  file?: string;
}

export function addConfig(plugin: Command, runner: CommandRunner): void {
  const another = (value: string, values: string[]): string[] => [...values, value];
  plugin
    .command('config')
    .description('show the settings of a plugin, or change them')
    .argument('<id>', 'as `plugin list` shows it')
    .option(
      '--set <path=value>',
      'change one, such as covers.size=1000; again for another; a secret is read by `-` as its value',
      another,
      [],
    )
    .option('--unset <path>', 'back to its default; again for another', another, [])
    .option(
      '--file <file>',
      'all of them from a JSON file, `-` reads the standard input; secrets that it leaves out stay',
    )
    .action(runner.run(config));
}

async function config(context: CommandContext, id: string, flags: ConfigFlags): Promise<undefined> {
  const { printer } = context;
  const rest = context.rest();
  const path = pluginPath(id, '/config');
  const before = await rest.get<PluginConfig>(path);
  const { set, unset, file } = flags;
  if (set.length === 0 && unset.length === 0 && file === undefined) {
    printer.json({ id, ...before });
    const lines = configLines(before, printer.colors);
    if (lines.length === 0) printer.note(`${id} has no settings.`);
    printer.lines(...lines);
    return;
  }
  const spoken = await withTypedSecret(set, before, context.io);
  const wishes = { set: spoken, unset, ...(file !== undefined && { whole: await wholeConfig(file, context.io) }) };
  const after = await rest.put<PluginConfig>(path, { data: changedConfig(before, wishes) });
  printer.json({ id, ...after });
  const changes = changeLines(before, after);
  printer.lines(...changes);
  printer.note(changes.length > 0 ? 'Saved.' : 'Saved; nothing shows a difference.');
}

// On a command line everybody on the machine can read a secret: `--set account.token=-` takes it from the standard input.
async function withTypedSecret(set: readonly string[], { schema }: PluginConfig, io: Io): Promise<string[]> {
  const wishes: string[] = [];
  for (const wish of set) {
    const path = wish.slice(0, -'=-'.length);
    const isSecret = wish.endsWith('=-') && schemaAt(schema, partsOf(path))?.writeOnly === true;
    wishes.push(isSecret ? `${path}=${(await textOf(io.stdin)).replace(/\r?\n$/, '')}` : wish);
  }
  return wishes;
}

async function wholeConfig(file: string, io: Io): Promise<Record<string, unknown>> {
  const value = parsed(await textIn(file, io), file);
  if (isObject(value)) return value;
  throw new CliError(`${file} does not hold a JSON object.`, EXIT.usage, 'usage');
}

async function textIn(file: string, io: Io): Promise<string> {
  if (file === '-') return textOf(io.stdin);
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch {
    throw new CliError(`${file} cannot be read.`, EXIT.usage, 'usage');
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CliError(`${file} is not JSON.`, EXIT.usage, 'usage');
  }
}
