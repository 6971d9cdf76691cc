import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../terminal/io.js';

/** Where the host is, and what to say at its door. */
export interface HostLocation {
  /** With the base path, without a slash at the end. */
  url: string;
  token: string | null;
}

export interface LocationOptions {
  url?: string | undefined;
  dataDir?: string | undefined;
}

const START_HINT = 'Start one with `deemusic serve`, or name one with DEEMUSIC_URL.';

/**
 * Finds the host: `--url`, else `DEEMUSIC_URL`, else what the host of the data folder wrote into `run.json`.
 * @throws CliError when the address is none, or no host runs on the data folder
 */
export function locateHost(options: LocationOptions, io: Pick<Io, 'env' | 'cwd'>): HostLocation {
  const address = options.url ?? given(io.env.DEEMUSIC_URL);
  const url = address ? checkedUrl(address) : urlOfRunningHost(dataDirOf(options, io));
  return { url: url.replace(/\/+$/, ''), token: tokenOf(io) };
}

/** The data folder that the command line or the environment names, as an absolute path. */
export function dataDirOf(options: LocationOptions, io: Pick<Io, 'env' | 'cwd'>): string {
  return resolve(io.cwd, options.dataDir ?? given(io.env.DEEMUSIC_DATA_DIR) ?? 'data');
}

// Compose files pass on what is not set as empty text.
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin + url.pathname;
  throw new CliError('The address of the host must look like http://127.0.0.1:6595', EXIT.usage, 'bad_url');
}

function urlOfRunningHost(dataDir: string): string {
  const path = join(dataDir, 'run.json');
  let run: { url?: unknown; pid?: unknown };
  try {
    run = JSON.parse(readFileSync(path, 'utf8')) as typeof run;
  } catch {
    throw new CliError(`No host runs on the data folder ${dataDir}. ${START_HINT}`, EXIT.unreachable, 'unreachable');
  }
  if (typeof run.url === 'string' && URL.canParse(run.url) && isAlive(run.pid)) return run.url;
  throw new CliError(
    `The host of the data folder ${dataDir} has ended. ${START_HINT}`,
    EXIT.unreachable,
    'unreachable',
  );
}

// A host in another container writes a pid that means nothing here; without a number the address alone decides.
function isAlive(pid: unknown): boolean {
  if (typeof pid !== 'number') return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tokenOf({ env, cwd }: Pick<Io, 'env' | 'cwd'>): string | null {
  if (env.DEEMUSIC_API_TOKEN) return env.DEEMUSIC_API_TOKEN;
  const file = env.DEEMUSIC_API_TOKEN_FILE;
  if (!file) return null;
  try {
    return readFileSync(resolve(cwd, file), 'utf8').trim();
  } catch {
    throw new CliError('The file that DEEMUSIC_API_TOKEN_FILE names cannot be read.', EXIT.usage, 'bad_token_file');
  }
}
