import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tempDir } from '../../test/support/temp-dir.js';
import { HostDatabase } from './host-database.js';

const root = tempDir('host-database');
const folderOf = (): string => mkdtempSync(join(root, 'data-'));

describe('HostDatabase', () => {
  it('lets one host use a data folder, and frees it', async () => {
    const folder = folderOf();
    const first = await HostDatabase.open(folder);
    await expect(HostDatabase.open(folder, { lockWaitMs: 20 })).rejects.toThrow('another host uses this data folder');
    await first.close();
    const second = await HostDatabase.open(folder);
    await second.close();
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const folder = folderOf();
    const database = await HostDatabase.open(folder);
    await database.writeQueue.run((tx) =>
      tx.run("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')"),
    );
    await database.close();
    const file = join(folder, 'deemusic.sqlite');
    const before = readFileSync(file);
    await expect(HostDatabase.open(folder)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('FromTheFuture'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says that a damaged database is damaged', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'deemusic.sqlite'), 'this is not a database, it is a sentence'.repeat(100));
    await expect(HostDatabase.open(folder)).rejects.toThrow('damaged');
    // The lock is free again, so the next start can tell the same.
    await expect(HostDatabase.open(folder, { lockWaitMs: 20 })).rejects.toThrow('damaged');
  });

  it('writes a whole copy while it runs', async () => {
    const folder = folderOf();
    const copyFolder = folderOf();
    const database = await HostDatabase.open(folder);
    await database.writeQueue.run((tx) => tx.run("INSERT INTO meta VALUES ('k', 'v')"));
    await database.backupTo(join(copyFolder, 'deemusic.sqlite'));
    await database.backupTo(join(copyFolder, 'deemusic.sqlite'));
    await database.close();
    const copy = await HostDatabase.open(copyFolder);
    expect(await copy.reader.all('SELECT * FROM meta')).toEqual([{ key: 'k', value: 'v' }]);
    await copy.close();
  });

  it('sets its pragmas', async () => {
    const database = await HostDatabase.open(folderOf());
    const pragmas = await database.writeQueue.run(async (tx) => ({
      ...(await tx.get<object>('PRAGMA journal_mode')),
      ...(await tx.get<object>('PRAGMA synchronous')),
      ...(await tx.get<object>('PRAGMA foreign_keys')),
    }));
    expect(pragmas).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 });
    await database.close();
  });

  it('is what the TypeORM command line works on', async () => {
    const folder = folderOf();
    await (await HostDatabase.open(folder)).close();
    const cli = ['--import', '@swc-node/register/esm-register', 'node_modules/typeorm/cli.js', 'migration:show'];
    const { stdout } = await promisify(execFile)(process.execPath, [...cli, '-d', 'ormconfig.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env.PATH, DEEMUSIC_DATA_DIR: folder },
    });
    expect(stdout).toContain('[X] 1 Initial');
    expect(stdout).not.toContain('[ ]');
  }, 60_000);
});
