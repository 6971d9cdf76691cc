import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import type { ConfigFileContent } from './config-file.js';
import type { SettingFault } from './config-error.js';
import type { OutsideValue } from './outside-values.js';
import { isSealed, type SecretBox } from './secret-box.js';
import { definitionOf, isSettingKey, SETTING_KEYS } from './setting-definitions.js';
import type { FlatSettings, SettingKey } from './setting-key.js';

export interface SettingLayers {
  outside: ReadonlyMap<SettingKey, OutsideValue>;
  file: ConfigFileContent;
  /** Asked for only when the file holds a sealed secret. */
  openSecretBox: () => SecretBox;
  /** Relative paths are taken from here. */
  cwd: string;
}

export interface ResolvedSettings {
  flat: FlatSettings;
  faults: SettingFault[];
  warnings: string[];
}

/** Lays the layers over each other: outside > file > default. All faults are collected; faulty ones keep the default. */
export function resolveSettings(layers: SettingLayers): ResolvedSettings {
  const faults: SettingFault[] = [];
  const warnings = unknownNames(layers.file);
  const entries = SETTING_KEYS.map((key) => {
    const given = pick(key, layers, warnings);
    const value = given ? checked(key, given.raw, given.origin, faults) : undefined;
    return [key, absolute(key, value ?? definitionOf(key).default, layers.cwd)];
  });
  return { flat: Object.fromEntries(entries) as FlatSettings, faults, warnings };
}

/** @returns the value in its final form, or undefined after adding to `faults` */
export function checked(key: SettingKey, raw: unknown, origin: string, faults: SettingFault[]): unknown {
  const result = definitionOf(key).schema.safeParse(raw);
  if (result.success) return result.data;
  faults.push({ key, origin, reason: [...new Set(result.error.issues.map(({ message }) => message))].join('; ') });
  return undefined;
}

/** Paths become absolute, all else stays as it is. */
export function absolute(key: SettingKey, value: unknown, cwd: string): unknown {
  const { isPath, isPathList } = definitionOf(key);
  if (typeof value !== 'string' || !(isPath ?? isPathList)) return value;
  if (isPath) return absolutePath(value, cwd);
  const paths = value.split(delimiter).filter((path) => path.trim() !== '');
  return paths.map((path) => absolutePath(path.trim(), cwd)).join(delimiter);
}

function absolutePath(path: string, cwd: string): string {
  return /^~(?:\/|$)/.test(path) ? join(homedir(), path.slice(1)) : resolve(cwd, path);
}

function pick(key: SettingKey, layers: SettingLayers, warnings: string[]): { raw: unknown; origin: string } | null {
  const outside = layers.outside.get(key);
  if (outside) return outside;
  const raw = layers.file[key];
  if (raw === undefined || raw === null || definitionOf(key).isOutsideOnly) return null;
  if (!isSealed(raw)) return { raw, origin: 'config.json' };
  try {
    return { raw: layers.openSecretBox().unseal(key, raw), origin: 'config.json' };
  } catch {
    // The host is of use without it, and the sealed text stays where it is until the secret is set again.
    warnings.push(
      `${key} in config.json was encrypted with another key and counts as not set: put the former secret.key or DEEMUSIC_SECRET_KEY back, or set ${key} again`,
    );
    return null;
  }
}

function unknownNames(file: ConfigFileContent): string[] {
  return Object.keys(file).flatMap((name) => {
    if (!isSettingKey(name))
      return [`config.json: ${name} is not a setting and is ignored; did you mean ${closest(name, SETTING_KEYS)}?`];
    return definitionOf(name).isOutsideOnly ? [`config.json: ${name} is ignored there; set it by environment`] : [];
  });
}
