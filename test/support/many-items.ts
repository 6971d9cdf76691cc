import { once } from 'node:events';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** What the trigger of the table does for each new row is done for all of them at once: a million rows are there in seconds. */
const TRIGGER = 'item_inserted';

/** Their ranks and turns begin behind it: behind what is there. */
const BEHIND = 1_000_000;

/**
 * Writes many waiting tracks into the list of a host that does not run, behind what is there.
 * @param coverUrls given to them in turn
 */
export async function writeManyTracks(dataDir: string, count: number, coverUrls: readonly string[]): Promise<void> {
  const database = new sqlite3.Database(join(dataDir, 'deemusic.sqlite'));
  await once(database, 'open');
  // A crash would cost the list of a test.
  await run(database, 'PRAGMA synchronous = OFF');
  await run(database, 'BEGIN');
  const { value: trigger } = await row(database, `SELECT sql AS value FROM sqlite_master WHERE name = ?`, [TRIGGER]);
  const { value: last } = await row(database, `SELECT COALESCE(MAX(seq), 0) AS value FROM item`);
  await run(database, `DROP TRIGGER ${TRIGGER}`);
  await run(
    database,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, title, artist, album, cover_url, quality, created_at)
     SELECT 'track_9' || printf('%09d', i), 'track', 'deezer', '9' || printf('%09d', i), ${String(BEHIND)} + i, 2, 1, ${String(BEHIND)} + i,
       'pending', 'Waiting Song ' || i, 'Artist ' || (i % 997), 'Album ' || (i % 4999),
       json_extract(?, '$[' || (i % ?) || ']'), 'FLAC', ?
     FROM n`,
    [count, JSON.stringify(coverUrls), Math.max(1, coverUrls.length), Date.now()],
  );
  await run(database, `UPDATE counter SET value = value + ? WHERE name IN ('leaf:pending', 'top:track:pending')`, [
    count,
  ]);
  await run(
    database,
    `INSERT INTO item_fts (rowid, title, artist, album) SELECT seq, title, artist, album FROM item WHERE seq > ?`,
    [last],
  );
  await run(database, String(trigger));
  await run(database, 'COMMIT');
  await new Promise<void>((resolve, reject) => {
    database.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

interface Row {
  value: string | number;
}

function row(database: sqlite3.Database, sql: string, params: unknown[] = []): Promise<Row> {
  return new Promise((resolve, reject) => {
    database.get(sql, params, (error: Error | null, found: Row | undefined) => {
      if (found) resolve(found);
      else reject(error ?? new Error('there is no such row'));
    });
  });
}

function run(database: sqlite3.Database, sql: string, params: unknown[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    database.run(sql, params, (error: Error | null) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
