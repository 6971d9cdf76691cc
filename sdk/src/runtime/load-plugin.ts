import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Unrecoverable } from '../errors.js';
import type { PluginDefinition } from '../plugin.js';
import { messageOf } from './error-data.js';

/** Imports a plugin. @throws Unrecoverable when its module cannot be loaded, or does not export a plugin by default */
export async function loadPlugin(entry: string): Promise<PluginDefinition> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(entry).href)) as { default?: unknown };
  } catch (error) {
    // Node names files by their whole path.
    const message = messageOf(error).replaceAll(`${dirname(entry)}/`, '');
    throw new Unrecoverable(`Its module could not be loaded: ${message}`, { cause: error });
  }
  // A bundle in CommonJS has its exports, with a default of its own, as the default.
  const found = [module.default, (module.default as { default?: unknown } | undefined)?.default].find(isPlugin);
  if (found === undefined) {
    throw new Unrecoverable(
      'Its module has no plugin as default export: write `export default definePlugin({ setup })`.',
    );
  }
  return found;
}

function isPlugin(value: unknown): value is PluginDefinition {
  return typeof value === 'object' && value !== null && typeof (value as PluginDefinition).setup === 'function';
}
