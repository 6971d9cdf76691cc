import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InstalledPlugin } from '../../src/plugin/installed-plugin.js';
import { readPlugin } from '../../src/plugin/manifest/manifest-reader.js';

/** Plugins that do what they should not, and some that behave; each may stand in `DEEMUSIC_PLUGIN_PATH`. */
export const PLUGIN_FIXTURES = fileURLToPath(new URL('../fixtures/plugins/', import.meta.url));

export function fixtureIds(): string[] {
  return readdirSync(PLUGIN_FIXTURES);
}

export function fixturePath(id: string): string {
  return join(PLUGIN_FIXTURES, id);
}

/** @throws Error when its manifest is not sound */
export async function fixturePlugin(id: string): Promise<InstalledPlugin> {
  const { plugin, problem } = await readPlugin(
    { name: id, path: fixturePath(id), origin: 'path' },
    { ignoreApiRange: false },
  );
  if (plugin === null || problem !== null) throw new Error(`fixture ${id}: ${problem?.reason ?? 'no plugin'}`);
  return plugin;
}
