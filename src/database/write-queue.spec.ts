import { describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import sqlite3 from 'sqlite3';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { DiskFullError } from '../domain/index.js';
import { databasePath } from './data-source.js';
import { HostDatabase } from './host-database.js';
import type { Transaction } from './transaction.js';

const root = tempDir('write-queue');
const folderOf = (): string => mkdtempSync(join(root, 'data-'));

async function withDatabase(work: (database: HostDatabase) => Promise<void>): Promise<void> {
  const database = await HostDatabase.open(folderOf());
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const put =
  (key: string, value = 'v') =>
  (tx: Transaction) =>
    tx.run('INSERT INTO meta (key, value) VALUES (?, ?)', [key, value]);

const keys = async (database: HostDatabase): Promise<string[]> =>
  (await database.reader.all<{ key: string }>('SELECT key FROM meta ORDER BY key')).map(({ key }) => key);

describe('WriteQueue', () => {
  it('answers after the commit: the reader sees what the caller was told', async () => {
    await withDatabase(async (database) => {
      await database.writeQueue.run(put('a'));
      expect(await keys(database)).toEqual(['a']);
    });
  });

  it('commits what waits together and rolls a failing unit back alone', async () => {
    await withDatabase(async (database) => {
      const results = await Promise.allSettled([
        database.writeQueue.run(put('a')),
        database.writeQueue.run(async (tx) => {
          await put('b')(tx);
          throw new Error('changed my mind');
        }),
        database.writeQueue.run(put('c')),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await keys(database)).toEqual(['a', 'c']);
    });
  });

  it('does nothing again for a unit that has only looked', async () => {
    await withDatabase(async (database) => {
      let runs = 0;
      const counted = (key: string) => (tx: Transaction) => {
        runs += 1;
        return put(key)(tx);
      };
      const results = await Promise.allSettled([
        database.writeQueue.run(counted('a')),
        database.writeQueue.run(async (tx) => {
          await tx.all('SELECT 1');
          throw new Error('nothing for me');
        }),
        database.writeQueue.run(counted('c')),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(runs).toBe(2);
      expect(await keys(database)).toEqual(['a', 'c']);
    });
  });

  it('rolls a unit back alone whose statement was refused', async () => {
    await withDatabase(async (database) => {
      await database.writeQueue.run(put('taken'));
      const results = await Promise.allSettled([
        database.writeQueue.run(put('a')),
        database.writeQueue.run(async (tx) => {
          await put('b')(tx);
          await put('taken')(tx);
        }),
        database.writeQueue.run(put('c')),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await keys(database)).toEqual(['a', 'c', 'taken']);
    });
  });

  it('hides the changes of a group until all of it is committed', async () => {
    await withDatabase(async (database) => {
      const first = database.writeQueue.run(put('a'));
      let seen: string[] | undefined;
      const second = database.writeQueue.run(async (tx) => {
        seen = await keys(database);
        expect(await tx.all('SELECT key FROM meta')).toHaveLength(1);
      });
      await Promise.all([first, second]);
      expect(seen).toEqual([]);
    });
  });

  it('calls back after the commit only, before any caller of the group goes on', async () => {
    await withDatabase(async (database) => {
      const heard: string[] = [];
      const unit = (name: string, isBad = false) =>
        database.writeQueue
          .run(async (tx) => {
            tx.afterCommit(() => heard.push(`committed ${name}`));
            await put(name)(tx);
            if (isBad) throw new Error('bad');
          })
          .then(
            () => heard.push(`answered ${name}`),
            () => undefined,
          );
      await Promise.all([unit('a'), unit('b', true), unit('c')]);
      expect(heard).toEqual(['committed a', 'committed c', 'answered a', 'answered c']);
    });
  });

  it('refuses a statement of a unit that has ended', async () => {
    await withDatabase(async (database) => {
      let leaked: Transaction | undefined;
      await database.writeQueue.run(async (tx) => {
        leaked = tx;
        await put('a')(tx);
      });
      await expect(leaked?.run('DELETE FROM meta')).rejects.toThrow('has ended');
      expect(await keys(database)).toEqual(['a']);
    });
  });

  it('lets the innocent units of a group through when the disk is full', async () => {
    await withDatabase(async (database) => {
      await database.writeQueue.run(put('warm'));
      const [{ page_count: pages = 0 } = {}] = await database.reader.all<{ page_count: number }>('PRAGMA page_count');
      let runs = 0;
      const results = await Promise.allSettled([
        database.writeQueue.run(async (tx) => {
          runs++;
          await tx.all(`PRAGMA max_page_count = ${String(pages + 2)}`);
          await put('a')(tx);
        }),
        database.writeQueue.run((tx) => put('big', 'x'.repeat(1_000_000))(tx)),
        database.writeQueue.run(put('c')),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(DiskFullError);
      expect(runs).toBe(2);
      expect(await keys(database)).toEqual(['a', 'c', 'warm']);
    });
  });

  it('keeps a broken statement to its own unit', async () => {
    await withDatabase(async (database) => {
      const results = await Promise.allSettled([
        database.writeQueue.run((tx) => tx.run('INSERT INTO nothing VALUES (1)')),
        database.writeQueue.run(put('a')),
        database.writeQueue.run(put('a')),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
      expect(await keys(database)).toEqual(['a']);
    });
  });

  it('tells its callers when another program holds the database, and lives on', async () => {
    const folder = folderOf();
    const database = await HostDatabase.open(folder);
    await database.writeQueue.run((tx) => tx.all('PRAGMA busy_timeout = 10'));
    const other = new sqlite3.Database(databasePath(folder));
    const exec = (sql: string): Promise<void> =>
      new Promise((resolve, reject) => {
        other.exec(sql, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    await exec('BEGIN IMMEDIATE');
    const held = await Promise.allSettled([database.writeQueue.run(put('a')), database.writeQueue.run(put('b'))]);
    for (const result of held) expect(result).toMatchObject({ reason: { code: 'unavailable', retryable: true } });
    await exec('ROLLBACK');
    await database.writeQueue.run(put('c'));
    expect(await keys(database)).toEqual(['c']);
    await new Promise((resolve) => {
      other.close(resolve);
    });
    await database.close();
  });

  it('refuses writes through the read-only source', async () => {
    await withDatabase(async (database) => {
      await expect(database.reader.all("INSERT INTO meta VALUES ('x', 'y')")).rejects.toThrow('SQLITE_READONLY');
    });
  });

  it('commits what waits when it is closed, and refuses what comes later', async () => {
    const folder = folderOf();
    const database = await HostDatabase.open(folder);
    const late = database.writeQueue.run(put('a'));
    await database.close();
    await late;
    await expect(database.writeQueue.run(put('b'))).rejects.toThrow('closed');
    const again = await HostDatabase.open(folder);
    expect(await keys(again)).toEqual(['a']);
    await again.close();
  });
});
