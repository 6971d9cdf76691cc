import type { Command } from 'commander';
import type { CommandRunner } from '../command-runner.js';
import { addConfig } from './plugin-config.js';
import { addList } from './plugin-list.js';
import { addLogs } from './plugin-logs.js';
import { addReplay } from './plugin-replay.js';
import { addRuns } from './plugin-runs.js';
import { addSwitches } from './plugin-switches.js';

/** `deemusic plugin …`: what extends the host, how it stands, its settings and what it did. */
export function pluginCommand(program: Command, runner: CommandRunner): void {
  const plugin = program.command('plugin').description('the plugins of the host');
  for (const add of [addList, addSwitches, addConfig, addRuns, addReplay, addLogs]) add(plugin, runner);
}
