import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { RestClient } from '../host/rest-client.js';
import { untilAborted } from '../until-aborted.js';
import { downloadAll } from './demo-downloads.js';
import { incidents } from './demo-incidents.js';
import { tellResult } from './demo-report.js';
import { DemoStage } from './demo-stage.js';
import { surprises } from './demo-verdict.js';

interface DemoFlags {
  dir: string;
  stay?: boolean;
}

export function demoCommand(program: Command, runner: CommandRunner): void {
  program
    .command('demo')
    .description('show it all against a made-up upstream: no account, no network')
    .option('-d, --dir <dir>', 'where the music goes', 'demo-music')
    .option('--stay', 'keep host and sandbox running afterwards, until Ctrl-C')
    .action(runner.run(demo));
}

async function demo(context: CommandContext, { dir, stay }: DemoFlags): Promise<ExitCode> {
  const { printer, io } = context;
  const stage = await DemoStage.open(resolve(io.cwd, dir), io);
  try {
    printer.json({ event: 'listening', url: stage.host.url, sandbox: stage.sandbox.url });
    printer.lines(`The sandbox plays the upstream at ${stage.sandbox.url}`, `The host is at ${stage.host.url}`, '');
    const rest = new RestClient({ url: stage.host.url, token: null }, stage.signal);
    const result = await downloadAll(rest, stage, printer);
    const faults = surprises(result, stage.sandbox.catalogue.ids);
    tellResult(result, faults, dir, printer, incidents(result, stage.sandbox));
    if (stay) {
      printer.lines(
        '',
        `Still running. Try ${stage.host.url}/api/docs, or: DEEMUSIC_URL=${stage.host.url} npx deemusic list`,
      );
      printer.lines('Ctrl-C ends host and sandbox.');
      await untilAborted(stage.signal);
    }
    return faults.length === 0 ? EXIT.ok : EXIT.incomplete;
  } finally {
    await stage.close();
  }
}
