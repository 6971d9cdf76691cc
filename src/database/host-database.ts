import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FilesystemError } from '../domain/index.js';
import { writeBackup } from './backup.js';
import { databasePath, readerDataSource, writerDataSource } from './data-source.js';
import { DatabaseReader } from './database-reader.js';
import type { HostDataSource } from './host-data-source.js';
import { HostLock } from './host-lock.js';
import { setWriterPragmas } from './pragmas.js';
import { refuseNewerSchema } from './schema-version.js';
import { toDatabaseError } from './sqlite-errors.js';
import { WriteQueue } from './write-queue.js';

/**
 * The database of a data folder, locked, migrated and open: the only place where the writing connection is known.
 * The Nest module wraps it; specs and entry points without Nest open it themselves.
 */
export class HostDatabase {
  private isClosed = false;

  private constructor(
    private readonly lock: HostLock,
    private readonly writer: HostDataSource,
    /** Read-only; Nest's default DataSource. */
    readonly readerSource: HostDataSource,
    readonly writeQueue: WriteQueue,
    readonly reader: DatabaseReader,
    private readonly path: string,
  ) {}

  /**
   * @param dataDir made when it is missing
   * @throws HostError `conflict`: another host uses the folder, or the schema is newer; FilesystemError
   */
  static async open(dataDir: string, options: { lockWaitMs?: number } = {}): Promise<HostDatabase> {
    await makeFolder(dataDir);
    const lock = await HostLock.acquire(dataDir, options.lockWaitMs);
    const path = databasePath(dataDir);
    const sources: HostDataSource[] = [];
    try {
      const writer = await writerDataSource(path).initialize();
      sources.push(writer);
      const writing = await writer.connection();
      await refuseNewerSchema(writing);
      await setWriterPragmas(writing);
      await writer.runMigrations();
      const readerSource = await readerDataSource(path).initialize();
      sources.push(readerSource);
      const writeQueue = new WriteQueue(writing);
      const reader = new DatabaseReader(await readerSource.connection());
      return new HostDatabase(lock, writer, readerSource, writeQueue, reader, path);
    } catch (error) {
      for (const source of sources) await source.destroy().catch(() => undefined);
      await lock.release();
      throw toDatabaseError(error);
    }
  }

  /**
   * Writes a whole, consistent copy while the host runs; readers and writers go on meanwhile.
   * The file appears at `path` only when it is complete; an older one there is replaced.
   */
  async backupTo(path: string): Promise<void> {
    await writeBackup(this.path, path);
  }

  /** Commits what waits and frees the folder. Calling it again does nothing. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.writeQueue.close();
    if (this.readerSource.isInitialized) await this.readerSource.destroy();
    await this.writer.destroy();
    await this.lock.release();
  }
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(join(dataDir), { recursive: true });
  } catch (error) {
    throw new FilesystemError('the data folder cannot be made; check DEEMUSIC_DATA_DIR and its permissions', {
      cause: error,
    });
  }
}
