import { open, rename, rm } from 'node:fs/promises';
import { readerDataSource } from './data-source.js';
import { toDatabaseError } from './sqlite-errors.js';

/**
 * `VACUUM INTO` on a connection of its own, so that neither the writer nor the readers wait for it.
 * @throws DiskFullError, FilesystemError; nothing is left at `target` then
 */
export async function writeBackup(databaseFile: string, target: string): Promise<void> {
  const unfinished = `${target}.part`;
  await rm(unfinished, { force: true });
  const source = await readerDataSource(databaseFile).initialize();
  try {
    await source.query('VACUUM INTO ?', [unfinished]);
    const file = await open(unfinished, 'r+');
    await file.sync();
    await file.close();
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw toDatabaseError((error as { driverError?: unknown }).driverError ?? error);
  } finally {
    await source.destroy();
  }
}
