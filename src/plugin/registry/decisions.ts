import { closest } from 'fastest-levenshtein';
import { RequestError } from '../../domain/index.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import type { PluginRow } from './plugin-row.js';
import type { PluginTable } from './plugin-table.js';

/**
 * The rows that a new order changes: the named ones first, in that order, the others by their ids.
 * @throws RequestError `bad_request`
 */
export function positioned(table: PluginTable, ids: readonly string[]): PluginRow[] {
  const faults = ids.flatMap((id, index) => {
    const path = `ids.${String(index)}`;
    if (!table.has(id)) return [{ path, message: `there is no plugin "${id}"` }];
    return ids.indexOf(id) === index ? [] : [{ path, message: `"${id}" is named twice` }];
  });
  if (faults.length > 0) {
    const named = faults.map(({ message }) => message).join('; ');
    throw new RequestError('bad_request', `That order cannot be taken: ${named}`, { details: faults });
  }
  return table.ids().flatMap((id) => {
    const place = ids.indexOf(id);
    const row = { ...table.row(id), position: place < 0 ? null : place };
    return row.position === table.row(id).position ? [] : [row];
  });
}

/** @throws RequestError `bad_request` for a hook that the plugin does not have */
export function switchedHooks(
  row: PluginRow,
  plugin: InstalledPlugin | null,
  hooks: Readonly<Record<string, boolean>>,
): PluginRow {
  const known = (plugin?.hooks ?? []).map(({ name }) => name as string);
  const unknown = Object.keys(hooks).filter((name) => !known.includes(name));
  if (unknown.length === 0) return { ...row, hooks: { ...row.hooks, ...hooks } };
  const hint = (name: string): string => (known.length > 0 ? `; did you mean ${closest(name, known)}?` : '');
  const details = unknown.map((path) => ({ path, message: `is not a hook of "${row.id}"${hint(path)}` }));
  const named = details.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new RequestError('bad_request', `These hooks cannot be switched: ${named}`, { details });
}
