import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Sandbox, SandboxScenario } from '../../sandbox/index.js';
import { CliError } from '../cli-error.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT } from '../exit-code.js';
import { integer, size } from '../option-values.js';
import { untilAborted } from '../until-aborted.js';

interface SandboxFlags {
  port: number;
  seed: number;
  tracks?: number;
  trackBytes?: number;
  rate?: number;
  scenario?: string;
}

export function sandboxCommand(program: Command, runner: CommandRunner): void {
  program
    .command('sandbox')
    .description('serve a made-up upstream on loopback, until Ctrl-C; see docs/sandbox.md')
    .option('-p, --port <port>', '0 = any free one', integer(0, 65_535), 0)
    .option('--seed <n>', 'account, secret and tokens follow from it', integer(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--tracks <n>', 'size of the generated playlist', integer(1, 1_000_000))
    .option('--track-bytes <size>', 'size of each full file, e.g. 8MiB', size)
    .option('--rate <size>', 'bytes per second of one CDN connection', size)
    .option('--scenario <file>', 'JSON file with faults and switches')
    .action(runner.run(sandbox));
}

async function sandbox(context: CommandContext, flags: SandboxFlags): Promise<undefined> {
  const { startSandbox } = await import('../../sandbox/index.js');
  const running = await startSandbox({
    port: flags.port,
    seed: flags.seed,
    ...(flags.tracks !== undefined && { tracks: flags.tracks }),
    ...(flags.trackBytes !== undefined && { trackBytes: flags.trackBytes }),
    ...(flags.rate !== undefined && { bytesPerSecond: flags.rate }),
    ...(flags.scenario !== undefined && { scenario: scenarioIn(resolve(context.io.cwd, flags.scenario)) }),
  });
  try {
    tell(context, running);
    await untilAborted(context.io.signal);
  } finally {
    await running.close();
  }
}

function scenarioIn(path: string): SandboxScenario {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SandboxScenario;
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new CliError(`The scenario ${path} ${why}.`, EXIT.usage, 'bad_scenario');
  }
}

function tell({ printer }: CommandContext, running: Sandbox): void {
  const environment = running.environment();
  printer.json({ event: 'sandbox', url: running.url, environment, ids: running.catalogue.ids });
  printer.lines(...Object.entries(environment).map(([name, value]) => `${name}=${value}`));
  const { track, album, playlist } = running.catalogue.ids;
  printer.note(
    `The sandbox is at ${running.url}; its account and secret are made up. A host with the lines above uses it.\n` +
      `Try: deemusic add track_${track.single} album_${album.twoDisc} playlist_${playlist.demo}`,
  );
}
