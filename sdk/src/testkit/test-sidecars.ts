import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { Unrecoverable } from '../errors.js';
import type { TestLibrary } from './test-library.js';

/** Files that the plugin writes beside the music; its own may be replaced, others may not. */
export class TestSidecars {
  private readonly open = new Map<string, { path: string; fresh: string }>();
  private readonly own = new Set<string>();

  constructor(
    private readonly library: TestLibrary,
    private readonly folder: string,
  ) {}

  begin(path: string): { sidecarId: string; path: string | null } {
    const target = this.library.pathOf(path);
    const name = posix.normalize(path);
    const isForeign = existsSync(target) && !this.own.has(name);
    const sidecarId = randomUUID();
    if (isForeign) return { sidecarId, path: null };
    const fresh = join(this.folder, sidecarId);
    this.open.set(sidecarId, { path: name, fresh });
    return { sidecarId, path: fresh };
  }

  /** @returns the path that was written; null when the same bytes stood there */
  commit(sidecarId: string): string | null {
    const sidecar = this.open.get(sidecarId);
    if (sidecar === undefined) throw new Unrecoverable('There is no such sidecar.');
    this.open.delete(sidecarId);
    const { path, fresh } = sidecar;
    const target = this.library.pathOf(path);
    this.own.add(path);
    if (existsSync(target) && readFileSync(target).equals(readFileSync(fresh))) {
      rmSync(fresh);
      return null;
    }
    mkdirSync(dirname(target), { recursive: true });
    renameSync(fresh, target);
    return path;
  }

  remove(path: string): boolean {
    const target = this.library.pathOf(path);
    const name = posix.normalize(path);
    if (!this.own.delete(name) || !existsSync(target)) return false;
    rmSync(target);
    return true;
  }
}
