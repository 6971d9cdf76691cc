import type { SqliteConnection } from './sqlite-connection.js';

/** What the promise "an answered request survives power loss" stands on. */
const WRITER_PRAGMAS: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  journal_size_limit: 64 * 1024 * 1024,
  recursive_triggers: 0,
};

/**
 * Sets the pragmas of the writing connection and looks whether they hold (a network file system may refuse WAL).
 * @throws Error naming the pragma and both values
 */
export async function setWriterPragmas(connection: SqliteConnection): Promise<void> {
  for (const [name, wanted] of Object.entries(WRITER_PRAGMAS)) {
    await connection.all(`PRAGMA ${name} = ${String(wanted)}`);
    const rows = await connection.all<Record<string, string | number>>(`PRAGMA ${name}`);
    const got = Object.values(rows[0] ?? {})[0];
    if (String(got) !== String(wanted)) {
      throw new Error(
        `SQLite refused ${name}=${String(wanted)} (it is ${String(got)}); ` +
          'put the data folder on a local disk, not on a network share',
      );
    }
  }
}
