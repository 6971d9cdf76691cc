import { once } from 'node:events';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/**
 * Writes many waiting tracks into the list of a host that does not run, behind what is there.
 * @param coverUrls given to them in turn
 */
export async function writeManyTracks(dataDir: string, count: number, coverUrls: readonly string[]): Promise<void> {
  const database = new sqlite3.Database(join(dataDir, 'deemusic.sqlite'));
  await once(database, 'open');
  const now = Date.now();
  await run(
    database,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, title, artist, album, cover_url, quality, created_at)
     SELECT 'track_9' || printf('%09d', i), 'track', 'deezer', '9' || printf('%09d', i), 1000000 + i, 2, 1, 1000000 + i, 'pending',
       'Waiting Song ' || i, 'Artist ' || (i % 997), 'Album ' || (i % 4999),
       json_extract(?, '$[' || (i % ?) || ']'), 'FLAC', ?
     FROM n`,
    [count, JSON.stringify(coverUrls), Math.max(1, coverUrls.length), now],
  );
  await new Promise<void>((resolve, reject) => {
    database.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function run(database: sqlite3.Database, sql: string, params: unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    database.run(sql, params, (error: Error | null) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
