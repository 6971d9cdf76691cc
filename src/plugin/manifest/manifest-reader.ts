import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import semver from 'semver';
import type { PluginManifest } from '@deemusic/plugin-sdk';
import type { InstalledPlugin } from '../installed-plugin.js';
import { apiRangeFault } from './api-range.js';
import { compileConfigSchema } from './config-schema.js';
import { ManifestError, type FoundPlugin, type PluginFolder, type PluginProblem } from './found-plugin.js';
import { factsOf } from './manifest-defaults.js';
import { checkedManifest } from './manifest-validator.js';
import { entryOf } from './package-entry.js';
import { fileWithin, readJsonFile } from './package-file.js';

export interface ManifestRules {
  /** Load also what was made for another plugin API. */
  ignoreApiRange: boolean;
}

/**
 * Reads what a folder says of a plugin: its package.json and its schemas. Runs none of its code, and never throws: what is wrong is
 * the answer's `problem`.
 */
export async function readPlugin(folder: PluginFolder, rules: ManifestRules): Promise<FoundPlugin> {
  const found: FoundPlugin = { id: folder.name, folder, plugin: null, problem: null, warning: null };
  try {
    await refuseMissing(folder);
    const content = await readJsonFile(folder.path, 'package.json');
    found.id = idIn(content) ?? folder.name;
    const misfit = 'deemusic' in content ? apiRangeFault(content) : null;
    if (misfit !== null && !rules.ignoreApiRange) found.problem = incompatible(misfit);
    else found.warning = misfit;
    found.plugin = await soundPlugin(folder, content, checkedManifest(content));
    await fileWithin(folder.path, entryOf(content));
    return found;
  } catch (error) {
    const problem = problemOf(error);
    // A module that is gone leaves the plugin known by its hooks; anything else that is wrong does not.
    const plugin = problem.state === 'missing' ? found.plugin : null;
    // What was made for another API may well have another manifest: that comes first.
    return { ...found, plugin, problem: found.problem ?? problem };
  }
}

async function soundPlugin(
  folder: PluginFolder,
  content: Record<string, unknown>,
  manifest: PluginManifest,
): Promise<InstalledPlugin> {
  const version = semver.valid(content.version as string | undefined);
  if (version === null) throw new ManifestError('package.json must have a version such as 1.0.0');
  const entry = join(folder.path, entryOf(content));
  const configSchema = await schemaFile(folder.path, manifest.configSchema);
  if (configSchema) compileConfigSchema(configSchema);
  const uiSchema = await schemaFile(folder.path, manifest.uiSchema);
  return { ...factsOf(manifest), version, origin: folder.origin, entry, configSchema, uiSchema };
}

async function schemaFile(folder: string, name: string | undefined): Promise<Record<string, unknown> | null> {
  return name === undefined ? null : readJsonFile(folder, name);
}

async function refuseMissing({ path, origin }: PluginFolder): Promise<void> {
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const hint = origin === 'path' ? '; look at DEEMUSIC_PLUGIN_PATH' : '';
  if (!isFolder) throw new ManifestError(`its folder is not there${hint}`, 'missing', 'config');
}

/** The id that a broken manifest still tells, so that it is listed under its name. */
function idIn(content: Record<string, unknown>): string | null {
  const block = content.deemusic;
  const id = typeof block === 'object' && block !== null ? (block as { id?: unknown }).id : null;
  return typeof id === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(id) ? id : null;
}

function incompatible(reason: string): PluginProblem {
  return { state: 'incompatible', reason, fault: 'plugin' };
}

function problemOf(error: unknown): PluginProblem {
  if (error instanceof ManifestError) return { state: error.state, reason: error.message, fault: error.fault };
  return incompatible(`its manifest cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`);
}
