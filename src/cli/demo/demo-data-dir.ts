import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * The data folder of the demo host: a temporary one that belongs to the library folder, so that a second demo finds
 * what the first one did. A library without music starts with an empty queue.
 */
export function demoDataDir(libraryDir: string): string {
  const parent = join(tmpdir(), `deemusic-demo-${String(userInfo().uid)}`);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  // Somebody else could have made the folder first, to read along.
  if (!isOurs(parent)) return mkdtempSync(join(tmpdir(), 'deemusic-demo-'));
  const name = createHash('sha256').update(libraryDir).digest('hex').slice(0, 16);
  const dataDir = join(parent, name);
  if (!hasMusic(libraryDir)) rmSync(dataDir, { recursive: true, force: true });
  return dataDir;
}

function isOurs(folder: string): boolean {
  const { uid } = userInfo();
  const info = lstatSync(folder);
  return info.isDirectory() && (uid < 0 || info.uid === uid);
}

function hasMusic(libraryDir: string): boolean {
  try {
    return readdirSync(libraryDir).some((name) => !name.startsWith('.'));
  } catch {
    return false;
  }
}
