import { expect, it } from '@jest/globals';
import { tempDir } from '../../../test/support/temp-dir.js';
import { databasePath, writerDataSource } from '../data-source.js';
import { HostDatabase } from '../host-database.js';

const root = tempDir('relisting-migration');

it('takes over the items of a database of the first schema, after having gone back to it', async () => {
  const old = await writerDataSource(databasePath(root)).initialize();
  await old.runMigrations();
  await old.undoLastMigration();
  await old.query(
    `INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, quality, created_at)
     VALUES ('playlist_1', 'playlist', 'deezer', '1', 1, 1, 0, 0, 'completed', 'FLAC', 1)`,
  );
  await old.destroy();
  const database = await HostDatabase.open(root, { lockWaitMs: 100 });
  expect(await database.reader.all('SELECT id, relisting FROM item')).toEqual([{ id: 'playlist_1', relisting: 0 }]);
  await database.close();
});
