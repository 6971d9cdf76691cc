import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import { Unrecoverable } from '../errors.js';

/** The library of a test host: a folder that nothing leads out of. */
export class TestLibrary {
  constructor(readonly folder: string) {}

  /** The absolute path of something in the library. @throws Unrecoverable when it leads out of it */
  pathOf(path: string): string {
    const isOutside =
      path === '' || path.includes('\0') || isAbsolute(path) || /(^|\/)\.\.(\/|$)/.test(posix.normalize(path));
    if (isOutside || !this.holds(join(this.folder, path))) {
      throw new Unrecoverable(`"${path}" is not a path within the library: give one that is relative to it, with "/".`);
    }
    return join(this.folder, path);
  }

  /** Whether an absolute path lies in the library, also after links. */
  holds(absolute: string): boolean {
    let present = absolute;
    while (!existsSync(present)) present = dirname(present);
    const way = relative(this.folder, join(realpathSync(present), relative(present, absolute)));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }

  /** The path in the library of an absolute one. */
  nameOf(absolute: string): string {
    return relative(this.folder, absolute).split(sep).join('/');
  }

  has(path: string): boolean {
    return existsSync(this.pathOf(path));
  }

  read(path: string): Buffer {
    if (!this.has(path)) throw new Error(`There is no "${path}" in the library; there are: ${this.files().join(', ')}`);
    return readFileSync(this.pathOf(path));
  }

  put(path: string, bytes: string | Uint8Array): void {
    const target = this.pathOf(path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }

  files(): string[] {
    return readdirSync(this.folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => this.nameOf(join(entry.parentPath, entry.name)))
      .sort();
  }

  /** The files with a hash of their bytes. */
  snapshot(): Map<string, string> {
    return new Map(this.files().map((path) => [path, createHash('sha256').update(this.read(path)).digest('hex')]));
  }
}
