import { expect, it } from '@jest/globals';
import { tempDir } from '../../../test/support/temp-dir.js';
import { databasePath, writerDataSource } from '../data-source.js';
import { HostDatabase } from '../host-database.js';
import { Plugins1795400000000 } from './1795400000000-plugins.js';
import { MIGRATIONS } from './index.js';

const root = tempDir('plugins-migration');
const ITEM = `INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, quality, created_at, waiting, next_attempt_at)
  VALUES ('track_1', 'track', 'deezer', '1', 1, 1, 0, 0, 'pending', 'FLAC', 1, 'backoff', 5)`;

it('takes over the items of a host without plugins, after having gone back to it', async () => {
  const old = await writerDataSource(databasePath(root)).initialize();
  await old.runMigrations();
  // Also what came after it.
  for (let undone = MIGRATIONS.indexOf(Plugins1795400000000); undone < MIGRATIONS.length; undone++)
    await old.undoLastMigration();
  expect(await old.query(`SELECT name FROM sqlite_master WHERE name GLOB 'hook_*'`)).toEqual([]);
  await old.query(ITEM);
  await old.destroy();
  const database = await HostDatabase.open(root, { lockWaitMs: 100 });
  const due = `SELECT id FROM item INDEXED BY item_due WHERE waiting IN ('backoff', 'plugin') AND next_attempt_at <= 5`;
  expect(await database.reader.all(due)).toEqual([{ id: 'track_1' }]);
  expect(await database.reader.all('SELECT * FROM hook_run')).toEqual([]);
  await database.close();
});

it('forgets the runs of an event with it', async () => {
  const database = await HostDatabase.open(root, { lockWaitMs: 100 });
  await database.writeQueue.run(async (tx) => {
    await tx.run(
      `INSERT INTO hook_event (name, entity, revision, reason, created_at) VALUES ('afterTrack', 'track_1', 1, 'live', 1)`,
    );
    await tx.run(
      `INSERT INTO hook_run (event_id, entity, plugin, version, hook, stage, seq, state, on_error, retries, created_at)
       VALUES (1, 'track_1', 'p', '1', 'afterTrack', 'normal', 0, 'pending', 'continue', 5, 1)`,
    );
    await tx.run('DELETE FROM hook_event');
  });
  expect(await database.reader.all('SELECT * FROM hook_run')).toEqual([]);
  await database.close();
});
