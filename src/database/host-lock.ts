import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { HostError } from '../domain/index.js';
import { sqliteCode, toDatabaseError } from './sqlite-errors.js';

const LOCK_WAIT_MS = 5000;

/**
 * One host per data folder: an open exclusive transaction on `lock.sqlite`. The kernel frees it with the process, so
 * a killed host leaves no stale lock.
 */
export class HostLock {
  private constructor(private readonly database: sqlite3.Database) {}

  /**
   * @param waitMs how long to wait for another host that is ending, default 5 s
   * @throws HostError `conflict` when another host uses the folder; FilesystemError when it cannot be written
   */
  static async acquire(dataDir: string, waitMs = LOCK_WAIT_MS): Promise<HostLock> {
    const database = await open(join(dataDir, 'lock.sqlite'));
    try {
      await exec(database, `PRAGMA busy_timeout = ${String(Math.round(waitMs))}`);
      await exec(database, 'BEGIN EXCLUSIVE');
    } catch (error) {
      await close(database);
      if (sqliteCode(error) !== 'SQLITE_BUSY') throw toDatabaseError(error);
      throw new HostError(
        'conflict',
        'another host uses this data folder; stop it, or give this one a DEEMUSIC_DATA_DIR of its own',
        false,
        { cause: error },
      );
    }
    return new HostLock(database);
  }

  async release(): Promise<void> {
    await exec(this.database, 'ROLLBACK').catch(() => undefined);
    await close(this.database);
  }
}

function open(path: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, (error) => {
      if (error) reject(toDatabaseError(error));
      else resolve(database);
    });
  });
}

function exec(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error: Error | null) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => {
    database.close(() => {
      resolve();
    });
  });
}
