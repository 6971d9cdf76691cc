import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ManifestError } from './found-plugin.js';
import { isNestedTooDeep } from './nesting.js';

/** A package.json and the like are small; a giant is refused unread. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a JSON object that lies in a plugin's folder.
 * @param name relative to the folder
 * @throws ManifestError in words for people
 */
export async function readJsonFile(folder: string, name: string): Promise<Record<string, unknown>> {
  const text = await readText(await fileWithin(folder, name), name);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ManifestError(`${name} is not JSON: ${(error as Error).message}`);
  }
  if (isNestedTooDeep(content)) throw new ManifestError(`${name} is nested too deeply`);
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>;
  throw new ManifestError(`${name} must hold a JSON object`);
}

/**
 * The absolute path of a file in a plugin's folder.
 * @throws ManifestError when it is not there (`missing`), or lies outside of the folder, also by a link
 */
export async function fileWithin(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  if (isAbsolute(name) || isOutside(folder, path)) throw new ManifestError(`${name} leads out of the plugin's folder`);
  try {
    const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(path)]);
    if (isOutside(realFolder, realFile)) throw new ManifestError(`${name} leads out of the plugin's folder`);
    if (!(await stat(realFile)).isFile()) throw new ManifestError(`${name} is not a file`, 'missing');
    return path;
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError(`${name} is not there, or cannot be read (${codeOf(error)})`, 'missing');
  }
}

async function readText(path: string, name: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new ManifestError(`${name} is larger than 1 MiB`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError(`${name} cannot be read (${codeOf(error)})`, 'missing');
  }
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
}

/** Whether there is a file at that path now. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
