import type { Command } from 'commander';
import { CliError } from '../cli-error.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT } from '../exit-code.js';
import { integer } from '../option-values.js';
import { formatCount } from '../terminal/format.js';

const runId = integer(1, Number.MAX_SAFE_INTEGER);

interface ReplayFlags {
  run?: number[];
  item?: string;
  plugin?: string;
  hook?: string;
  dead?: boolean;
  all?: boolean;
}

interface ReplayAnswer {
  /** Runs that were made due. */
  queued?: number;
  /** It goes through the whole library in the background. */
  job?: { id: string; plugin: string; hooks: string[] };
}

export function addReplay(plugin: Command, runner: CommandRunner): void {
  plugin
    .command('replay')
    .description('let plugins do their work again, without any download')
    .option('--run <id...>', 'these runs, as `plugin runs` shows them', runIds)
    .option('--item <id>', 'this track, album or playlist')
    .option('-p, --plugin <id>', 'only this plugin')
    .option('--hook <name>', 'only this hook, such as processTrack')
    .option('--dead', 'all dead runs of the plugin')
    .option('--all', 'the whole library')
    .action(runner.run(replay));
}

async function replay(context: CommandContext, flags: ReplayFlags): Promise<undefined> {
  const { printer } = context;
  const answer = await context.rest().post<ReplayAnswer>('/plugins/runs/replay', bodyOf(flags));
  printer.json(answer);
  const { queued = 0, job } = answer;
  if (job) printer.lines(`The host goes through the library: deemusic plugin runs --plugin ${job.plugin}`);
  else printer.lines(`${formatCount(queued, 'run')} queued`);
}

function runIds(text: string, before: number[] | undefined): number[] {
  return [...(before ?? []), runId(text)];
}

function bodyOf({ run, item, plugin, hook, dead, all }: ReplayFlags): object {
  const ways = [run !== undefined, item !== undefined, dead === true, all === true].filter(Boolean).length;
  if (ways !== 1) throw wrong('Say what is to be done again: --run, --item, --dead or --all, and one of them only.');
  if (run) {
    if (plugin ?? hook) throw wrong('A run has its plugin and its hook already: leave --plugin and --hook out.');
    return { runIds: run };
  }
  if (item !== undefined) return { itemId: item, ...(plugin && { plugin }), ...(hook && { hook }) };
  if (plugin === undefined) throw wrong('Say whose work is to be done again: --plugin.');
  return { plugin, ...(hook && { hook }), scope: all ? 'all' : 'dead' };
}

function wrong(message: string): CliError {
  return new CliError(message, EXIT.usage, 'usage');
}
