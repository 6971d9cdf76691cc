import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { chooseView } from '../progress/choose-view.js';
import { frameLines } from '../progress/frame-lines.js';
import { WatchSession } from '../progress/watch-session.js';
import { untilAborted } from '../until-aborted.js';

export function topCommand(program: Command, runner: CommandRunner): void {
  program
    .command('top')
    .description('watch the host at work, until Ctrl-C')
    .option('--once', 'show how it stands now, and end')
    .action(runner.run(top));
}

async function top(context: CommandContext, { once }: { once?: boolean }): Promise<undefined> {
  const { printer, io } = context;
  const view = chooseView(printer);
  const session = new WatchSession(context.rest(), view);
  try {
    await session.open();
    if (!once) await untilAborted(io.signal);
  } finally {
    view.close();
    session.close();
  }
  if (!once) return;
  const frame = session.state.frame();
  printer.json({ event: 'progress', ...frame });
  printer.lines(...frameLines(frame, printer.width ?? 120, Infinity, printer.colors));
}
