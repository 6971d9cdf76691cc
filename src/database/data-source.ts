import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { HostDataSource } from './host-data-source.js';
import { MIGRATIONS } from './migrations/index.js';

/** The database of a data folder. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'deemusic.sqlite');
}

/** TypeORM always calls `verbose()`, which records a stack at every statement and doubles its cost. */
const driver: unknown = {
  ...sqlite3,
  verbose(): unknown {
    return this;
  },
};

/**
 * The writing data source, of the host (through the WriteQueue alone) and of the TypeORM command line.
 * Migrations are classes from a list: nothing is found by globs.
 */
export function writerDataSource(path: string): HostDataSource {
  return new HostDataSource({
    type: 'sqlite',
    database: path,
    driver,
    enableWAL: true,
    busyTimeout: 5000,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
}

/** The reading data source: a write through it fails with SQLITE_READONLY. The file must exist. */
export function readerDataSource(path: string): HostDataSource {
  return new HostDataSource({
    type: 'sqlite',
    database: path,
    driver,
    flags: sqlite3.OPEN_READONLY,
    busyTimeout: 5000,
    synchronize: false,
    logging: false,
  });
}
