import { ConfigError, loadConfig, type LoadedConfig } from '../../config/index.js';
import { HostError } from '../../domain/index.js';
import { openLog } from '../logging/log.js';
import { logGreeting } from './greeting.js';
import { collectAfterStart, growHeapSlowly } from './heap-growth.js';
import { launcherGone } from './launcher.js';
import { startHost, type HostParts } from './start-host.js';
import { stopOnSignals } from './stop-on-signals.js';

/** Exit codes of the host process. */
export const HOST_EXIT_CODES = { stopped: 0, failed: 1, badSettings: 2 } as const;

/** What the composition root makes, once the settings are known: a fault of theirs is told before all else is loaded. */
export type Composition = (config: LoadedConfig) => Promise<Pick<HostParts, 'module' | 'prepare'>>;

/** Runs the host as this process, until a signal ends it. Sets the exit code. */
export async function runHost(compose: Composition): Promise<void> {
  growHeapSlowly();
  try {
    await run(compose);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(error instanceof ConfigError ? HOST_EXIT_CODES.badSettings : HOST_EXIT_CODES.failed);
  }
}

async function run(compose: Composition): Promise<void> {
  // From the first moment on: it may go while we start.
  const abandoned = launcherGone();
  const config = loadConfig();
  const log = await openLog(config.live);
  for (const warning of config.warnings) log.warn(warning);
  const host = await startHost({
    config,
    log,
    ...(await compose(config)),
    onListening: (listening) => {
      stopOnSignals(listening, log, abandoned);
      collectAfterStart();
    },
  });
  // One line that programs wait for, the same on a terminal and in a file.
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: host.url })}\n`);
  logGreeting(log, config.settings, host.url);
}

function describe(error: unknown): string {
  if (error instanceof HostError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
