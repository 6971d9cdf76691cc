import type { Settings } from './settings.js';

type Leaf = string | number | boolean | null;

type Dotted<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends Leaf ? `${Prefix}${K}` : Dotted<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;

/** Dotted name of a setting, e.g. `download.concurrentDownloads`. */
export type SettingKey = Dotted<Settings>;

/** Type of one setting's value. */
export type SettingValue<K extends SettingKey> = At<Settings, K>;

/** Values by dotted name. */
export type FlatSettings = { [K in SettingKey]: SettingValue<K> };

/** What a setting is called outside of `config.json`, where that does not follow from its name. */
const OUTSIDE_NAMES: Readonly<Record<string, string>> = { 'plugins.mode': 'plugins' };

/** `download.concurrentDownloads` → `DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS`. */
export function environmentName(key: string): string {
  return `DEEMUSIC_${words(key, '_').toUpperCase()}`;
}

/** `download.concurrentDownloads` → `download-concurrent-downloads` (without the two dashes). */
export function flagName(key: string): string {
  return words(key, '-').toLowerCase();
}

function words(key: string, separator: string): string {
  return (OUTSIDE_NAMES[key] ?? key).replace(/([a-z])([A-Z0-9])/g, `$1${separator}$2`).replaceAll('.', separator);
}
