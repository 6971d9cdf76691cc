import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One backup in the folder of backups. */
export interface Backup {
  name: string;
  /** Epoch ms. */
  createdAt: number;
  bytes: number;
}

/** File of a backup that says what it is; written last, so a folder without it is no backup. */
export const BACKUP_NOTE = 'backup.json';

/** `<data>/backups`: one folder a backup, named by time, so that names sort by age. */
export class BackupFolder {
  constructor(private readonly path: string) {}

  static of(dataDir: string): BackupFolder {
    return new BackupFolder(join(dataDir, 'backups'));
  }

  /** Absolute path of a backup. */
  pathOf(name: string): string {
    return join(this.path, name);
  }

  /** All whole backups, newest first. */
  async list(): Promise<Backup[]> {
    const names = await readdir(this.path).catch(() => []);
    const backups = await Promise.all(names.filter((name) => !name.endsWith('.part')).map((name) => this.read(name)));
    return backups
      .filter((backup): backup is Backup => backup !== null)
      .sort((a, b) => b.createdAt - a.createdAt || b.name.localeCompare(a.name));
  }

  /**
   * Makes a backup: it appears when `fill` has put all into its folder.
   * @param fill gets the absolute path of an empty folder that only its owner may read
   */
  async add(name: string, fill: (folder: string) => Promise<void>): Promise<void> {
    const unfinished = this.pathOf(`${name}.part`);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    try {
      await fill(unfinished);
      await rename(unfinished, this.pathOf(name));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  }

  /** Deletes all but the newest ones. */
  async keep(count: number): Promise<void> {
    for (const { name } of (await this.list()).slice(count))
      await rm(this.pathOf(name), { recursive: true, force: true });
  }

  private async read(name: string): Promise<Backup | null> {
    try {
      const note = JSON.parse(await readFile(join(this.pathOf(name), BACKUP_NOTE), 'utf8')) as { createdAt: number };
      return { name, createdAt: note.createdAt, bytes: await this.sizeOf(name) };
    } catch {
      return null;
    }
  }

  private async sizeOf(name: string): Promise<number> {
    const files = await readdir(this.pathOf(name));
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(this.pathOf(name), file))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}
