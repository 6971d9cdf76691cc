import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { defaultSettings, LiveSettings } from '../../config/index.js';
import { HostDatabase } from '../../database/index.js';
import type { Backup } from './backup-folder.js';
import { BackupService } from './backup.service.js';
import { restoreBackup } from './restore.js';

const root = tempDir('restore');
const clock = new ManualClock();

interface Host {
  database: HostDatabase;
  backUp(): Promise<Backup>;
  write(value: string): Promise<void>;
  read(): Promise<string | undefined>;
}

async function open(dataDir: string): Promise<Host> {
  const database = await HostDatabase.open(dataDir);
  const settings = new LiveSettings({ ...defaultSettings(root), dataDir });
  const backups = new BackupService(settings, database, clock);
  return {
    database,
    backUp: () => backups.create(),
    write: async (value) => {
      await database.writeQueue.run((tx) =>
        tx.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('spec', ?)", [value]),
      );
    },
    read: async () =>
      (await database.reader.get<{ value: string }>("SELECT value FROM meta WHERE key = 'spec'"))?.value,
  };
}

const folder = (): string => mkdtempSync(join(root, 'data-'));
const restore = (dataDir: string, which: string): ReturnType<typeof restoreBackup> =>
  restoreBackup(dataDir, which, clock.now());

/** A data folder with a backup of "before" and a present of "after". */
async function prepared(): Promise<{ dataDir: string; backup: Backup }> {
  const dataDir = folder();
  const host = await open(dataDir);
  await host.write('before');
  writeFileSync(join(dataDir, 'config.json'), '{"port":1}');
  const backup = await host.backUp();
  await host.write('after');
  writeFileSync(join(dataDir, 'config.json'), '{"port":2}');
  await host.database.close();
  return { dataDir, backup };
}

async function valueIn(dataDir: string): Promise<string | undefined> {
  const host = await open(dataDir);
  try {
    return await host.read();
  } finally {
    await host.database.close();
  }
}

describe('restoring a backup', () => {
  it.each(['name', 'latest', 'path'])(
    'brings back database and settings, by %s, and keeps what was there',
    async (by) => {
      const { dataDir, backup } = await prepared();
      const which = { name: backup.name, latest: 'latest', path: join(dataDir, 'backups', backup.name) }[by] ?? '';
      const { name, formerState } = await restore(dataDir, which);
      expect(name).toBe(backup.name);
      expect(readFileSync(join(dataDir, 'config.json'), 'utf8')).toBe('{"port":1}');
      expect(await valueIn(dataDir)).toBe('before');
      expect(readdirSync(formerState ?? '').sort()).toEqual(['config.json', 'deemusic.sqlite']);
      await restore(dataDir, formerState ?? '');
      expect(await valueIn(dataDir)).toBe('after');
    },
  );

  it('works into an empty data folder', async () => {
    const { dataDir, backup } = await prepared();
    const fresh = join(folder(), 'new');
    const { formerState } = await restore(fresh, join(dataDir, 'backups', backup.name));
    expect(formerState).toBeNull();
    expect(await valueIn(fresh)).toBe('before');
  });

  it('does not replay the log of the database that it replaces', async () => {
    const { dataDir, backup } = await prepared();
    const host = await open(dataDir);
    await host.write('in the log');
    const log = readFileSync(join(dataDir, 'deemusic.sqlite-wal'));
    await host.database.close();
    // As after a kill: the log is still there.
    writeFileSync(join(dataDir, 'deemusic.sqlite-wal'), log);
    await restore(dataDir, backup.name);
    expect(existsSync(join(dataDir, 'deemusic.sqlite-wal'))).toBe(false);
    expect(await valueIn(dataDir)).toBe('before');
  });

  it('is refused while a host runs, and changes nothing', async () => {
    const { dataDir, backup } = await prepared();
    const host = await open(dataDir);
    await expect(restore(dataDir, backup.name)).rejects.toMatchObject({ code: 'conflict' });
    expect(await host.read()).toBe('after');
    await host.database.close();
  });

  it('is refused with what exists when there is no such backup', async () => {
    const { dataDir, backup } = await prepared();
    await expect(restore(dataDir, 'other')).rejects.toThrow(backup.name);
    await expect(restore(folder(), 'latest')).rejects.toThrow('Known: none');
  });

  it('is refused when the backup is damaged or something else', async () => {
    const { dataDir, backup } = await prepared();
    const file = join(dataDir, 'backups', backup.name, 'deemusic.sqlite');
    truncateSync(file, 5000);
    await expect(restore(dataDir, backup.name)).rejects.toThrow(/cannot be used.*Nothing was changed/);
    const strange = join(folder(), 'strange');
    mkdirSync(strange);
    writeFileSync(join(strange, 'deemusic.sqlite'), 'no database at all');
    await expect(restore(dataDir, strange)).rejects.toMatchObject({ code: 'conflict' });
    expect(await valueIn(dataDir)).toBe('after');
  });
});
