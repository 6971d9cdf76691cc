import type { Command } from 'commander';
import type { QueuePatch, QueueState } from '../../wire/index.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { integer, size } from '../option-values.js';
import { waitingLine } from '../progress/frame-lines.js';
import { formatSpeed } from '../terminal/format.js';

interface QueueFlags {
  pause?: boolean;
  resume?: boolean;
  concurrency?: number;
  bandwidth?: number;
  reset?: boolean;
}

export function queueCommand(program: Command, runner: CommandRunner): void {
  program
    .command('queue')
    .description('show or change the queue as a whole, at once')
    .option('--pause', 'start nothing new, and stop what runs')
    .option('--resume', 'go on')
    .option('-c, --concurrency <n>', 'transfers at once, 1 to 64', integer(1, 64))
    .option('-b, --bandwidth <size>', 'bytes a second of all together, 0 = no limit', size)
    .option('--reset', 'back to what the settings say')
    .action(runner.run(queue));
}

async function queue(context: CommandContext, flags: QueueFlags): Promise<undefined> {
  const rest = context.rest();
  const patch = patchOf(flags);
  const state = await (Object.keys(patch).length > 0
    ? rest.patch<QueueState>('/queue', patch)
    : rest.get<QueueState>('/queue'));
  context.printer.json(state);
  context.printer.lines(
    state.paused ? 'paused' : 'going on',
    `${String(state.concurrency)} at once${state.bandwidthLimit > 0 ? `, ${formatSpeed(state.bandwidthLimit)} at most` : ''}`,
    ...(state.waiting ? [waitingLine(state.waiting)] : []),
  );
}

function patchOf({ pause, resume, concurrency, bandwidth, reset }: QueueFlags): QueuePatch {
  return {
    ...(reset && { paused: null, concurrency: null, bandwidthLimit: null }),
    ...(pause && { paused: true }),
    ...(resume && { paused: false }),
    ...(concurrency !== undefined && { concurrency }),
    ...(bandwidth !== undefined && { bandwidthLimit: bandwidth }),
  };
}
