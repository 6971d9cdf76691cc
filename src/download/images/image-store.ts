import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ImageFile } from '@deemusic/plugin-sdk';
import { pictureOf, type Picture } from './picture.js';

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
/** What is known of so many pictures is kept in memory. */
const REMEMBERED = 1000;
/** A picture that is used is marked so at most this often. */
const MARK_EVERY_MS = 3_600_000;
/** Trimmed to this share, so that not every further picture trims again. */
const TRIMMED_SHARE = 0.9;

interface StoredFile {
  path: string;
  size: number;
  usedAt: number;
}

/** Pictures on the disk, by address and size. Any file may vanish at any time: then it is fetched again. */
export class ImageStore {
  private readonly known = new Map<string, ImageFile>();
  /** Of all files, once they were measured; null = not yet. Files that vanish are not noticed: it is only too large. */
  private totalBytes: number | null = null;
  private isTrimming = false;

  /** @param folder absolute; made when it is missing */
  constructor(private readonly folder: string) {}

  /** @returns null when it is not there, or not whole: a file that a crash of the machine left empty */
  async find(key: string): Promise<ImageFile | null> {
    const known = this.known.get(key);
    if (known) return (await this.isThere(known)) ? this.remember(key, known) : this.forget(key);
    for (const extension of Object.values(EXTENSIONS)) {
      const path = this.pathOf(key, extension);
      const bytes = await readFile(path).catch(() => null);
      const picture = bytes && pictureOf(bytes);
      if (picture) {
        await this.markUsed(path);
        return this.remember(key, { path, bytes: bytes.length, ...picture });
      }
    }
    return null;
  }

  /** Nobody ever sees a part of it. */
  async put(key: string, bytes: Buffer, picture: Picture): Promise<ImageFile> {
    const path = this.pathOf(key, EXTENSIONS[picture.mime]);
    await mkdir(this.folder, { recursive: true });
    // It can be fetched again, so nobody waits for the disk.
    await writeFileAtomic(path, bytes, { fsync: false });
    if (this.totalBytes !== null) this.totalBytes += bytes.length;
    return this.remember(key, { path, bytes: bytes.length, ...picture });
  }

  /**
   * Deletes what was not used for the longest time, when all together is more than `maxBytes`. Costs nothing while it is
   * not: the folder is measured once. Never rejects; what could not be deleted is tried again.
   */
  async trim(maxBytes: number): Promise<void> {
    if (this.isTrimming || (this.totalBytes !== null && this.totalBytes <= maxBytes)) return;
    this.isTrimming = true;
    const files = await this.files();
    this.totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    if (this.totalBytes > maxBytes) await this.shrink(files, maxBytes * TRIMMED_SHARE);
    this.isTrimming = false;
  }

  private async shrink(files: StoredFile[], maxBytes: number): Promise<void> {
    for (const { path, size } of files.sort((a, b) => a.usedAt - b.usedAt)) {
      if (this.totalBytes === null || this.totalBytes <= maxBytes) return;
      const isGone = await rm(path, { force: true }).then(
        () => true,
        () => false,
      );
      if (isGone) this.totalBytes -= size;
    }
  }

  private async files(): Promise<StoredFile[]> {
    const names = await readdir(this.folder).catch(() => []);
    const files: StoredFile[] = [];
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found?.isFile()) files.push({ path, size: found.size, usedAt: found.mtimeMs });
    }
    return files;
  }

  private async isThere({ path, bytes }: ImageFile): Promise<boolean> {
    const found = await stat(path).catch(() => null);
    if (found?.size !== bytes) return false;
    if (Date.now() - found.mtimeMs > MARK_EVERY_MS) await this.markUsed(path);
    return true;
  }

  private async markUsed(path: string): Promise<void> {
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined);
  }

  private remember(key: string, image: ImageFile): ImageFile {
    this.known.delete(key);
    this.known.set(key, image);
    const oldest = this.known.keys().next();
    if (this.known.size > REMEMBERED && !oldest.done) this.known.delete(oldest.value);
    return image;
  }

  private forget(key: string): null {
    this.known.delete(key);
    return null;
  }

  private pathOf(key: string, extension: string): string {
    return join(this.folder, `${createHash('sha256').update(key).digest('hex')}.${extension}`);
  }
}
