import { expect, it } from '@jest/globals';
import { tempDir } from '../../../test/support/temp-dir.js';
import { databasePath, writerDataSource } from '../data-source.js';
import { HostDatabase } from '../host-database.js';
import { Dashboard1795600000000 } from './1795600000000-dashboard.js';
import { MIGRATIONS } from './index.js';

const root = tempDir('dashboard-migration');

it('takes over what has ended before, so that it is found, with the covers that are still known', async () => {
  const old = await writerDataSource(databasePath(root)).initialize();
  await old.runMigrations();
  // Also what came after it.
  for (let undone = MIGRATIONS.indexOf(Dashboard1795600000000); undone < MIGRATIONS.length; undone++)
    await old.undoLastMigration();
  await old.query(
    `INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, quality, created_at, cover_url)
     VALUES ('track_1', 'track', 'deezer', '1', 1, 1, 0, 0, 'completed', 'FLAC', 1, 'https://pictures.example/1.jpg')`,
  );
  await old.query(
    `INSERT INTO history (item_id, type, status, title, artist, album, bytes, finished_at)
     VALUES ('track_1', 'track', 'completed', 'One More', 'Somebody', 'Album', 1, 1), ('track_2', 'track', 'failed', 'Gone', NULL, NULL, 0, 2)`,
  );
  await old.destroy();
  const database = await HostDatabase.open(root, { lockWaitMs: 100 });
  const found = 'SELECT rowid FROM history_fts WHERE history_fts MATCH ? ORDER BY rowid';
  expect(await database.reader.all(found, ['"one more"'])).toEqual([{ rowid: 1 }]);
  expect(await database.reader.all(found, ['"gone"'])).toEqual([{ rowid: 2 }]);
  expect(await database.reader.all('SELECT cover_url FROM history ORDER BY seq')).toEqual([
    { cover_url: 'https://pictures.example/1.jpg' },
    { cover_url: null },
  ]);
  await database.writeQueue.run((tx) => tx.run("INSERT INTO history_fts (history_fts) VALUES ('integrity-check')"));
  await database.close();
});
