import sqlite3 from 'sqlite3';

/**
 * Looks at a database file that no host uses.
 * @returns what is wrong with it, or null
 */
export async function databaseFault(path: string): Promise<string | null> {
  try {
    return await withDatabase(path, sqlite3.OPEN_READONLY, async (database) => {
      const [row] = await all<{ integrity_check: string }>(database, 'PRAGMA integrity_check(1)');
      if (row?.integrity_check !== 'ok') return 'it is damaged';
      const tables = await all<unknown>(database, "SELECT 1 FROM sqlite_master WHERE name = 'migrations'");
      return tables.length === 0 ? 'it is no database of this program' : null;
    });
  } catch {
    return 'it cannot be read as a database';
  }
}

/** Moves what stands in the write-ahead log into the file itself, so that the file alone is the database. */
export async function foldWriteAheadLog(path: string): Promise<void> {
  await withDatabase(path, sqlite3.OPEN_READWRITE, (database) => all(database, 'PRAGMA wal_checkpoint(TRUNCATE)'));
}

async function withDatabase<T>(
  path: string,
  mode: number,
  use: (database: sqlite3.Database) => Promise<T>,
): Promise<T> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, mode, (error) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  try {
    return await use(database);
  } finally {
    await new Promise<void>((resolve) => {
      database.close(() => {
        resolve();
      });
    });
  }
}

function all<Row>(database: sqlite3.Database, sql: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    database.all<Row>(sql, (error, rows) => {
      if (error) reject(error);
      else resolve(rows);
    });
  });
}
