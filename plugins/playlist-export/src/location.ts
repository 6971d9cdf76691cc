import { posix } from 'node:path';
import type { ExportConfig } from './export-config.js';

/** Where a player finds a member, for the lines of one playlist file. */
export interface Locations {
  /** As a path. @param path of the member, relative to the library */
  path(path: string): string;
  /** As an address, percent-encoded; relative ones are relative to the playlist file. */
  uri(path: string): string;
}

/**
 * @param playlistPath of the playlist file, relative to the library
 * @param absolute where the host has the members, by their path; for absolute paths
 */
export function locationsOf(
  config: ExportConfig,
  playlistPath: string,
  absolute: ReadonlyMap<string, string>,
): Locations {
  const separated = (path: string): string => (config.separator === 'backslash' ? path.replaceAll('/', '\\') : path);
  switch (config.paths) {
    case 'relative': {
      const folder = posix.dirname(playlistPath);
      const from = (path: string): string => posix.relative(folder, path);
      return { path: (path) => separated(guarded(from(path))), uri: (path) => encoded(from(path)) };
    }
    case 'absolute':
      return {
        path: (path) => separated(absolute.get(path) ?? path),
        uri: (path) => `file://${encoded(absolute.get(path) ?? path)}`,
      };
    case 'mapped': {
      const { basePath } = config;
      // An address keeps its slashes, and what comes behind it is encoded as the address is.
      if (SCHEME.test(basePath))
        return { path: (path) => uriBelow(basePath, path), uri: (path) => uriBelow(basePath, path) };
      return { path: (path) => separated(below(basePath, path)), uri: (path) => uriBelow(basePath, path) };
    }
  }
}

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;
const DRIVE = /^[a-z]:/i;
const SHARE = /^(?:\\\\|\/\/)/;

// A line that begins with `#` is a comment, and players trim spaces.
function guarded(path: string): string {
  return /^[#\s]/.test(path) ? `./${path}` : path;
}

function below(base: string, path: string): string {
  if (base === '') return guarded(path);
  return `${base.replace(/[/\\]+$/, '')}/${path}`;
}

function uriBelow(base: string, path: string): string {
  if (base === '') return encoded(path);
  const root = base.replaceAll('\\', '/').replace(/\/+$/, '');
  if (SCHEME.test(base)) return `${root}/${encoded(path)}`;
  if (DRIVE.test(base)) return `file:///${root.slice(0, 2)}${encoded(root.slice(2))}/${encoded(path)}`;
  if (SHARE.test(base)) return `file://${encoded(root.slice(2))}/${encoded(path)}`;
  return `${root.startsWith('/') || root === '' ? 'file://' : ''}${encoded(root)}/${encoded(path)}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
