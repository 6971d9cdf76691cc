import type { FlatSettings } from './setting-key.js';
import type { Settings } from './settings.js';

/** `{ 'download.quality': … }` → `{ download: { quality: … } }`. */
export function toSettings(flat: FlatSettings): Settings {
  const tree: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat)) {
    const path = key.split('.');
    const name = path.pop() ?? key;
    let branch = tree;
    for (const part of path) branch = (branch[part] ??= {}) as Record<string, unknown>;
    branch[name] = value;
  }
  return tree as unknown as Settings;
}

/** The reverse of {@link toSettings}. */
export function toFlat(settings: Settings): FlatSettings {
  const entries = (branch: object, prefix: string): [string, unknown][] =>
    Object.entries(branch).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? entries(value, `${prefix}${name}.`) : [[prefix + name, value]],
    );
  return Object.fromEntries(entries(settings, '')) as FlatSettings;
}
