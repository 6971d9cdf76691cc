import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Parts of a made-up plugin that differ from the ordinary one. */
export interface PluginFolderParts {
  id?: string;
  version?: string;
  api?: string;
  /** Laid over package.json. */
  package?: Record<string, unknown>;
  /** Laid over the block `deemusic`. */
  manifest?: Record<string, unknown>;
  configSchema?: Record<string, unknown>;
  /** Further files, by name. */
  files?: Record<string, string>;
}

/** Writes the folder of a sound plugin with the hook `processTrack`, unless the parts say otherwise. @returns the folder */
export function writePlugin(folder: string, parts: PluginFolderParts = {}): string {
  const { id = 'lyrics', version = '1.0.0', api = '^1.0.0', configSchema, files = {} } = parts;
  const block = {
    id,
    displayName: `The ${id}`,
    description: 'Does what it says.',
    hooks: [{ name: 'processTrack' }],
    ...(configSchema && { configSchema: './config.schema.json' }),
    ...parts.manifest,
  };
  const content = {
    name: `deemusic-plugin-${id}`,
    version,
    type: 'module',
    exports: './index.js',
    engines: { 'deemusic-plugin-api': api },
    deemusic: block,
    ...parts.package,
  };
  const all: Record<string, string> = {
    'package.json': JSON.stringify(content),
    'index.js': 'export default { setup() {} };\n',
    ...(configSchema && { 'config.schema.json': JSON.stringify(configSchema) }),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
