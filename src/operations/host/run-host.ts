import type { DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConfigError, loadConfig, type LoadedConfig } from '../../config/index.js';
import { HostError } from '../../domain/index.js';
import { openLog } from '../logging/log.js';
import { logGreeting } from './greeting.js';
import { startHost } from './start-host.js';
import { stopOnSignals } from './stop-on-signals.js';

/** Exit codes of the host process. */
export const HOST_EXIT_CODES = { stopped: 0, failed: 1, badSettings: 2 } as const;

/** What the composition root gives. */
export interface HostComposition {
  /** Made after the settings are known, so that a fault of theirs is told at once. */
  createModule: (config: LoadedConfig) => DynamicModule | Promise<DynamicModule>;
  prepare?: (app: NestExpressApplication) => void;
}

/** Runs the host as this process, until a signal ends it. Sets the exit code. */
export async function runHost(composition: HostComposition): Promise<void> {
  try {
    await run(composition);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(error instanceof ConfigError ? HOST_EXIT_CODES.badSettings : HOST_EXIT_CODES.failed);
  }
}

async function run({ createModule, prepare }: HostComposition): Promise<void> {
  const config = loadConfig();
  const log = await openLog(config.live);
  for (const warning of config.warnings) log.warn(warning);
  const module = await createModule(config);
  const host = await startHost({ config, module, log, ...(prepare ? { prepare } : {}) });
  stopOnSignals(host, log);
  // One line that programs wait for, the same on a terminal and in a file.
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: host.url })}\n`);
  logGreeting(log, config.settings, host.url);
}

function describe(error: unknown): string {
  if (error instanceof HostError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
