import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one test host, below one temporary folder. */
export class TestFolders {
  private readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'deemusic-testkit-')));
  readonly library = this.made('library');
  readonly storage = this.made('storage');
  /** Copies that are being changed, sidecars that are being written. */
  readonly work = this.made('work');
  readonly images = this.made('images');

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }

  private made(name: string): string {
    const path = join(this.base, name);
    mkdirSync(path);
    return path;
  }
}
