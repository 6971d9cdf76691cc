import { HostError } from '../domain/index.js';
import { MIGRATIONS } from './migrations/index.js';
import type { SqliteConnection } from './sqlite-connection.js';

/**
 * Refuses a database that a newer version of the host has migrated: to go on would lose what only that version knows.
 * Reads only; the file stays as it is.
 * @throws HostError `conflict`, says what to do
 */
export async function refuseNewerSchema(connection: SqliteConnection): Promise<void> {
  const table = await connection.all("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'");
  if (table.length === 0) return;
  const known = new Set<string>(MIGRATIONS.map((Migration) => new Migration().name));
  const applied = await connection.all<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp');
  const unknown = applied.filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  throw new HostError(
    'conflict',
    `the database was made by a newer version of DeeMusic (${unknown.map(({ name }) => name).join(', ')}); ` +
      'update the host, or restore a backup of the older version',
    false,
  );
}
