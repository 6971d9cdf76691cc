import { constants } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CONFIG_FILE, LiveSettings } from '../../config/index.js';
import { databasePath, HostDatabase } from '../../database/index.js';
import { Clock } from '../../domain/index.js';
import { BACKUP_NOTE, BackupFolder, type Backup } from './backup-folder.js';

/**
 * Backups of a running host: the database and `config.json`. The key of the secrets is not among them: who finds a
 * backup must not find the account in it.
 */
@Injectable()
export class BackupService {
  /** One after the other: names are by time, and two at once would fight for the disk. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: LiveSettings,
    private readonly database: HostDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a whole backup into `<data>/backups`; the host goes on meanwhile.
   * @throws DiskFullError, FilesystemError; nothing is left of it then
   */
  create(): Promise<Backup> {
    const backup = this.last.then(() => this.write());
    this.last = backup.catch(() => undefined);
    return backup;
  }

  /** Newest first. */
  list(): Promise<Backup[]> {
    return this.folder.list();
  }

  /** Deletes all but the newest ones. */
  keep(count: number): Promise<void> {
    return this.folder.keep(count);
  }

  private get folder(): BackupFolder {
    return BackupFolder.of(this.settings.current.dataDir);
  }

  private async write(): Promise<Backup> {
    const { dataDir } = this.settings.current;
    const createdAt = this.clock.now();
    const name = await this.freeName(createdAt);
    await this.folder.add(name, async (target) => {
      await this.database.backupTo(join(target, basename(databasePath(dataDir))));
      await copyIfThere(join(dataDir, CONFIG_FILE), join(target, CONFIG_FILE));
      await writeFile(join(target, BACKUP_NOTE), `${JSON.stringify({ createdAt })}\n`);
    });
    const written = (await this.list()).find((backup) => backup.name === name);
    if (!written) throw new Error('the backup is gone again');
    return written;
  }

  private async freeName(createdAt: number): Promise<string> {
    const name = `deemusic-${new Date(createdAt).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
    const taken = new Set((await this.list()).map((backup) => backup.name));
    for (let number = 2; ; number++) {
      if (!taken.has(name)) return name;
      if (!taken.has(`${name}-${String(number)}`)) return `${name}-${String(number)}`;
    }
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
