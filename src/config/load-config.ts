import { ConfigError } from './config-error.js';
import { readConfigFile } from './config-file.js';
import { LiveSettings } from './live-settings.js';
import { readOutsideValues, type OutsideValue } from './outside-values.js';
import { absolute, checked, resolveSettings } from './resolve-settings.js';
import { SecretBox } from './secret-box.js';
import { definitionOf, defaultFlatSettings, SETTING_KEYS } from './setting-definitions.js';
import type { SettingKey } from './setting-key.js';
import { toSettings } from './settings-tree.js';
import type { Settings } from './settings.js';

/** Where settings come from; by default the process itself. */
export interface ConfigInput {
  /** Flags such as `--port 0`, without node and script. */
  argv?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Relative paths are taken from here. */
  cwd?: string;
}

export interface LoadedConfig {
  /** As they were at start. */
  settings: Settings;
  /** As they are while the host runs; one for the whole process. */
  live: LiveSettings;
  /** What is set from outside, and so cannot be changed by PUT /settings. */
  outside: ReadonlyMap<SettingKey, OutsideValue>;
  /** To be logged: unknown names, secrets that cannot be read. Never holds a value. */
  warnings: readonly string[];
  cwd: string;
}

/**
 * Reads the settings: command line > environment > `config.json` of the data folder > default.
 * @throws ConfigError with all faults at once
 */
export function loadConfig(input: ConfigInput = {}): LoadedConfig {
  const { argv = process.argv.slice(2), env = process.env, cwd = process.cwd() } = input;
  const { values: outside, faults, warnings } = readOutsideValues(argv, env);
  const dataDir = locate('dataDir', outside, cwd);
  const secretKey = outside.get('secretKey')?.raw ?? null;
  const file = readConfigFile(dataDir);
  const openSecretBox = (): SecretBox => SecretBox.open(dataDir, secretKey);
  const resolved = resolveSettings({ outside, file, openSecretBox, cwd });
  const allFaults = [...faults, ...resolved.faults];
  if (allFaults.length > 0) throw new ConfigError(allFaults);
  const settings = toSettings(resolved.flat);
  return { settings, live: new LiveSettings(settings), outside, warnings: [...warnings, ...resolved.warnings], cwd };
}

/**
 * Where the data folder is, without reading anything in it; for programs that have to work when what is in it is damaged.
 * @throws ConfigError when that very setting is at fault
 */
export function dataFolderOf(input: ConfigInput = {}): string {
  const { argv = process.argv.slice(2), env = process.env, cwd = process.cwd() } = input;
  const { values, faults } = readOutsideValues(argv, env);
  const own = faults.filter(({ key }) => key === 'dataDir');
  if (own.length > 0) throw new ConfigError(own);
  return locate('dataDir', values, cwd);
}

// The data folder must be known before its config.json can be read; its faults are found again with all others.
function locate(key: 'dataDir', outside: ReadonlyMap<SettingKey, OutsideValue>, cwd: string): string {
  const given = outside.get(key);
  const value = given ? checked(key, given.raw, given.origin, []) : undefined;
  return absolute(key, value ?? definitionOf(key).default, cwd) as string;
}

/** Every setting at its default, paths taken from `cwd`; for embedding and tests. */
export function defaultSettings(cwd: string = process.cwd()): Settings {
  const flat = defaultFlatSettings();
  const entries = SETTING_KEYS.map((key) => [key, absolute(key, flat[key], cwd)]);
  return toSettings(Object.fromEntries(entries) as typeof flat);
}
