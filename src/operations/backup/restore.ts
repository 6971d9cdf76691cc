import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { CONFIG_FILE } from '../../config/index.js';
import { databasePath, HostLock } from '../../database/index.js';
import { RequestError } from '../../domain/index.js';
import { BackupFolder } from './backup-folder.js';
import { databaseFault, foldWriteAheadLog } from './database-file.js';

/** What a restore did. */
export interface Restored {
  /** Name of the backup. */
  name: string;
  /** Folder that holds what was there before; null when there was nothing. */
  formerState: string | null;
}

/**
 * Puts a backup in the place of the present database and settings. What was there is kept beside the backups.
 * @param which name of a backup, path of its folder, or `latest`
 * @param now epoch ms, names the folder of the former state
 * @throws HostError `conflict` when a host runs on the data folder; RequestError when the backup is not usable
 */
export async function restoreBackup(dataDir: string, which: string, now: number): Promise<Restored> {
  const source = await findBackup(dataDir, which);
  const fault = await databaseFault(join(source, basename(databasePath(dataDir))));
  if (fault !== null)
    throw new RequestError('conflict', `The database of that backup cannot be used: ${fault}. Nothing was changed.`);
  await mkdir(dataDir, { recursive: true });
  const lock = await HostLock.acquire(dataDir, 0);
  try {
    const formerState = await keepFormerState(dataDir, now);
    await replaceDatabase(databasePath(dataDir), source);
    await replaceConfig(dataDir, source);
    return { name: basename(source), formerState };
  } finally {
    await lock.release();
  }
}

async function findBackup(dataDir: string, which: string): Promise<string> {
  const folder = BackupFolder.of(dataDir);
  const newest = (await folder.list())[0];
  if (which === 'latest' && newest) return folder.pathOf(newest.name);
  const isPath = isAbsolute(which) || which.includes('/') || which.startsWith('.');
  const path = isPath ? resolve(which) : folder.pathOf(which);
  if (which !== 'latest' && existsSync(join(path, basename(databasePath(dataDir))))) return path;
  const known = (await folder.list()).map(({ name }) => name).join(', ') || 'none';
  throw new RequestError('not_found', `There is no such backup. Known: ${known}`);
}

async function keepFormerState(dataDir: string, now: number): Promise<string | null> {
  const files = [databasePath(dataDir), join(dataDir, CONFIG_FILE)].filter((path) => existsSync(path));
  if (files.length === 0) return null;
  const target = await makeFormerFolder(dataDir, now);
  // A damaged database cannot be folded; then its log is kept beside it.
  await foldWriteAheadLog(databasePath(dataDir)).catch(() => undefined);
  const log = `${databasePath(dataDir)}-wal`;
  for (const path of existsSync(log) ? [...files, log] : files) await copyFile(path, join(target, basename(path)));
  return target;
}

/** Never one that is there: it may be the very one that is being restored. */
async function makeFormerFolder(dataDir: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
  const folder = BackupFolder.of(dataDir).pathOf(`before-restore-${stamp}Z`);
  await mkdir(dirname(folder), { recursive: true });
  for (let number = 1; ; number++) {
    const path = number === 1 ? folder : `${folder}-${String(number)}`;
    try {
      await mkdir(path, { mode: 0o700 });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The old log goes before the new database comes: SQLite would replay it into whatever file stands beside it. */
async function replaceDatabase(target: string, source: string): Promise<void> {
  const incoming = `${target}.restore`;
  await copyDurably(join(source, basename(target)), incoming);
  for (const suffix of ['-wal', '-shm']) await rm(target + suffix, { force: true });
  await rename(incoming, target);
}

async function replaceConfig(dataDir: string, source: string): Promise<void> {
  const from = join(source, CONFIG_FILE);
  if (!existsSync(from)) return;
  const incoming = join(dataDir, `${CONFIG_FILE}.restore`);
  await copyDurably(from, incoming);
  await rename(incoming, join(dataDir, CONFIG_FILE));
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  await file.sync();
  await file.close();
}
