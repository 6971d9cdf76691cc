import { DiskFullError, FilesystemError, HostError } from '../domain/index.js';

/** @returns the error code of SQLite (`SQLITE_FULL` …), or null when the error is not SQLite's */
export function sqliteCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}

/** SQLite's troubles with its surroundings in the host's words; anything else as it is. */
export function toDatabaseError(error: Error): Error;
export function toDatabaseError(error: unknown): unknown;
export function toDatabaseError(error: unknown): unknown {
  switch (sqliteCode(error)) {
    case 'SQLITE_FULL':
      return new DiskFullError('the disk that holds the data folder is full; free some space', { cause: error });
    case 'SQLITE_BUSY':
      return new HostError('unavailable', 'another program holds the database; close it', true, { cause: error });
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR':
      return new FilesystemError('the database cannot be read or written; check the data folder and its permissions', {
        cause: error,
      });
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new FilesystemError('the database is damaged; stop the host and restore a backup', { cause: error });
    default:
      return error;
  }
}
