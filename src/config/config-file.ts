import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { DiskFullError, FilesystemError, type HostError } from '../domain/index.js';
import { ConfigError } from './config-error.js';

/** Name of the settings file in the data folder. */
export const CONFIG_FILE = 'config.json';

/** Settings that had another name in former versions. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([['plugins', 'plugins.mode']]);

/** What `config.json` holds, by dotted name; also what this version does not know. */
export type ConfigFileContent = Readonly<Record<string, unknown>>;

/**
 * @returns an empty content when there is no file
 * @throws ConfigError when it cannot be read; the file is left as it is
 */
export function readConfigFile(dataDir: string): ConfigFileContent {
  const path = join(dataDir, CONFIG_FILE);
  if (!existsSync(path)) return {};
  const text = readText(path);
  try {
    // Some editors put a mark in front, which JSON does not know.
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return withPresentNames(content);
  } catch {
    // JSON.parse quotes what it stumbles over, which may be a secret: the reason below says enough.
  }
  throw damaged('it is not a JSON object; correct it, put back a backup, or move it away to start with the defaults');
}

function withPresentNames(content: object): ConfigFileContent {
  const renamed = Object.entries(content).map(([name, value]): [string, unknown] => [
    FORMER_NAMES.get(name) ?? name,
    value,
  ]);
  // Where a setting is there under both names, the present one counts.
  const present = Object.entries(content).filter(([name]) => !FORMER_NAMES.has(name));
  return Object.fromEntries([...renamed, ...present]);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw damaged(`it cannot be read (${code ?? 'unknown reason'}); check who owns it and its permissions`);
  }
}

function damaged(reason: string): ConfigError {
  return new ConfigError([{ key: CONFIG_FILE, origin: 'data folder', reason }]);
}

/** Replaces the file in one step: after a crash it is the old or the new one, whole. Only its owner may read it. */
export async function writeConfigFile(dataDir: string, content: ConfigFileContent): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(content).sort(([a], [b]) => a.localeCompare(b)));
  try {
    await writeFileAtomic(join(dataDir, CONFIG_FILE), `${JSON.stringify(sorted, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw unwritten(error);
  }
}

function unwritten(error: unknown): HostError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DiskFullError('The disk that holds the data folder is full, so nothing was changed; free some space', {
      cause: error,
    });
  }
  return new FilesystemError(
    `${CONFIG_FILE} cannot be written (${code ?? 'unknown reason'}), so nothing was changed; check the data folder and its permissions`,
    { cause: error },
  );
}
