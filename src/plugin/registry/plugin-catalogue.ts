import { placeOf, type FoundPlugin } from '../manifest/found-plugin.js';

/** Ids that would hide a REST path; a folder of that name is listed under another one. */
const TAKEN = ['runs', 'order', 'install'];

/**
 * All that was found, by id. The first of an id has it; a later one, and an installed one that calls itself otherwise than its
 * folder, is listed beside it with the reason and not loaded.
 */
export function catalogue(found: readonly FoundPlugin[]): Map<string, FoundPlugin> {
  const byId = new Map<string, FoundPlugin>();
  for (const plugin of found) {
    const former = byId.get(plugin.id);
    const reason = former ? duplicate(plugin, former) : misplaced(plugin);
    const id = reason === null && !TAKEN.includes(plugin.id) ? plugin.id : freeId(plugin, byId);
    byId.set(id, reason === null ? { ...plugin, id } : refused(plugin, id, reason));
  }
  return byId;
}

function duplicate(plugin: FoundPlugin, former: FoundPlugin): string {
  return `the id "${plugin.id}" is used twice: ${placeOf(former.folder)} has it, so ${placeOf(plugin.folder)} is not loaded`;
}

function misplaced({ id, folder, plugin }: FoundPlugin): string | null {
  if (folder.origin !== 'store' || plugin === null || id === folder.name) return null;
  return `it calls itself "${id}" and lies in ${placeOf(folder)}: the folder must have its id`;
}

function refused({ folder }: FoundPlugin, id: string, reason: string): FoundPlugin {
  return { id, folder, plugin: null, problem: { state: 'incompatible', reason, fault: 'plugin' }, warning: null };
}

function freeId({ id, folder }: FoundPlugin, byId: ReadonlyMap<string, FoundPlugin>): string {
  if (folder.name !== id && !byId.has(folder.name) && !TAKEN.includes(folder.name)) return folder.name;
  for (let number = 2; ; number++) {
    const name = `${id}~${String(number)}`;
    if (!byId.has(name)) return name;
  }
}
