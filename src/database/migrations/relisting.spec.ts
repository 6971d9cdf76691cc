import { expect, it } from '@jest/globals';
import { tempDir } from '../../../test/support/temp-dir.js';
import { databasePath, writerDataSource } from '../data-source.js';
import type { HostDataSource } from '../host-data-source.js';
import { HostDatabase } from '../host-database.js';

const root = tempDir('relisting-migration');

async function namesOf(source: HostDataSource): Promise<string[]> {
  const rows: { name: string }[] = await source.query('SELECT name FROM migrations ORDER BY timestamp');
  return rows.map(({ name }) => name);
}

it('takes over the items of a database of the first schema, after having gone back to it', async () => {
  const old = await writerDataSource(databasePath(root)).initialize();
  await old.runMigrations();
  while ((await namesOf(old)).length > 1) await old.undoLastMigration();
  await old.query(
    `INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, quality, created_at)
     VALUES ('playlist_1', 'playlist', 'deezer', '1', 1, 1, 0, 0, 'completed', 'FLAC', 1)`,
  );
  await old.destroy();
  const database = await HostDatabase.open(root, { lockWaitMs: 100 });
  expect(await database.reader.all('SELECT id, relisting FROM item')).toEqual([{ id: 'playlist_1', relisting: 0 }]);
  await database.close();
});
