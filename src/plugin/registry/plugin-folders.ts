import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import semver from 'semver';
import { BUNDLED_FOLDER } from '../manifest/host-folders.js';
import type { PluginFolder } from '../manifest/found-plugin.js';
import { readJsonFile } from '../manifest/package-file.js';

/** What the host keeps of plugins in the data folder. */
export function pluginsFolder(dataDir: string): string {
  return join(dataDir, 'plugins');
}

/** Where plugins are looked for. */
export interface PluginPlaces {
  dataDir: string;
  /** Folders, separated by colons. */
  pluginPath: string | null;
  /** Folder of the bundled ones; the host's own unless a test says otherwise. */
  bundled?: string;
}

/**
 * Every folder that may hold a plugin, in the order in which they win an id: bundled, in development, installed.
 * @param versionOf the version that somebody chose of an installed plugin; null = the highest
 */
export async function pluginFolders(
  places: PluginPlaces,
  versionOf: (id: string) => string | null,
): Promise<PluginFolder[]> {
  const bundled = await packagesIn(places.bundled ?? BUNDLED_FOLDER, 'bundled');
  const named = (places.pluginPath ?? '').split(delimiter).filter((path) => path !== '');
  const developed = await Promise.all(named.map(inDevelopment));
  const store = join(pluginsFolder(places.dataDir), 'store');
  const installed = await Promise.all(
    (await subfolders(store)).map((id) => installedVersion(store, id, versionOf(id))),
  );
  return [...bundled, ...developed.flat(), ...installed.flat()];
}

/** A folder that was named is a plugin, or a folder of plugins; one that is not there, or cannot be read, is listed, so that it shows. */
async function inDevelopment(path: string): Promise<PluginFolder[]> {
  const own: PluginFolder = { path, origin: 'path', name: basename(path) };
  const names = await namesIn(path);
  if (names === null || names.includes('package.json')) return [own];
  const packages = await packagesIn(path, 'path');
  const isPlugin = await Promise.all(packages.map((folder) => saysItIsOne(folder.path)));
  return packages.filter((_folder, index) => isPlugin[index]);
}

/** Beside plugins there may lie other packages: those are passed over, what cannot be read is not. */
async function saysItIsOne(path: string): Promise<boolean> {
  try {
    const { deemusic, keywords } = await readJsonFile(path, 'package.json');
    return deemusic !== undefined || (Array.isArray(keywords) && keywords.includes('deemusic-plugin'));
  } catch {
    return true;
  }
}

async function namesIn(folder: string): Promise<string[] | null> {
  return readdir(folder).catch(() => null);
}

async function packagesIn(folder: string, origin: PluginFolder['origin']): Promise<PluginFolder[]> {
  const names = await subfolders(folder);
  return names
    .map((name) => ({ path: join(folder, name), origin, name }))
    .filter(({ path }) => existsSync(join(path, 'package.json')));
}

async function installedVersion(store: string, id: string, chosen: string | null): Promise<PluginFolder[]> {
  // Names that are no version are unfinished installations.
  const versions = (await subfolders(join(store, id))).filter((name) => semver.valid(name) !== null);
  const version = chosen ?? versions.sort(semver.rcompare)[0];
  return version === undefined ? [] : [{ path: join(store, id, version), origin: 'store', name: id }];
}

/** @returns names in order; none when the folder is not there */
async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^(?:\.|node_modules$)/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
