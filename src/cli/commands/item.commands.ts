import type { Command } from 'commander';
import type { ActionResult } from '../../wire/index.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { exitCodeOfCode } from '../host/refusal.js';

const VERBS = [
  ['pause', 'stop for now; what has been transferred is kept', 'paused'],
  ['resume', 'go on with what was paused', 'resumed'],
  ['cancel', 'give up; what has been transferred is dropped', 'cancelled'],
  ['retry', 'try again what failed or was cancelled', 'queued again'],
  ['remove', 'take off the list; files stay', 'removed'],
] as const;

/** `pause`, `resume`, `cancel`, `retry` and `remove`: one verb, any number of items. */
export function itemCommands(program: Command, runner: CommandRunner): void {
  for (const [verb, description, done] of VERBS) {
    program
      .command(verb)
      .description(description)
      .argument('<id...>', 'as `list` shows them')
      .action(
        runner.run(async (context, ids: string[]) => {
          const body = { action: verb, ids };
          const { results } = await context.rest().post<{ results: ActionResult[] }>('/downloads/actions', body);
          return show(context, results, done);
        }),
      );
  }
}

function show({ printer }: CommandContext, results: readonly ActionResult[], done: string): ExitCode {
  let exitCode: ExitCode = EXIT.ok;
  for (const result of results) {
    printer.json(result);
    if (result.ok) printer.lines(`${result.id}  ${done}`);
    else printer.note(`${result.id}  ${result.error?.message ?? 'not possible'}`);
    if (!result.ok && exitCode === EXIT.ok) exitCode = exitCodeOfCode(result.error?.code ?? '');
  }
  return exitCode;
}
