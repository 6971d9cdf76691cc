import { afterAll } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallVolume } from '../support/small-volume.js';
import { tempDir } from '../support/temp-dir.js';

/** A small disk for a library, which can be full, read-only, or away. */
export class Volume {
  private readonly folder: string;
  private readonly readOnly: string;
  private mounts: string[] = [];

  private constructor(private readonly disk: string) {
    // Before the folder's own end: nothing may be mounted in what is being deleted.
    afterAll(() => {
      while (this.mounts.length > 0) this.unmount();
    });
    const folder = tempDir('mounted');
    this.folder = join(folder, 'music');
    this.readOnly = join(folder, 'read-only');
    for (const point of [this.folder, this.readOnly]) {
      mkdirSync(point);
      this.mount(disk, point);
    }
    // Here nobody writes, who would keep it from being so.
    execFileSync('mount', ['-o', 'remount,bind,ro', this.readOnly]);
    this.mounts = [this.readOnly, this.folder];
  }

  /** @returns null with a printed reason where this user may not mount */
  static ofSize(bytes: number): Volume | null {
    const disk = smallVolume(bytes);
    return disk === null ? null : new Volume(disk);
  }

  /** Where it is mounted. */
  get path(): string {
    return this.folder;
  }

  /** Leaves room for so many bytes. */
  fill(leftBytes: number): void {
    const { bavail, bsize } = statfsSync(this.disk);
    const ballast = Buffer.alloc(Math.max(0, bavail * bsize - leftBytes));
    try {
      writeFileSync(join(this.disk, 'ballast'), ballast);
    } catch {
      // Something else took the rest meanwhile: it is as full as it can be.
    }
  }

  empty(): void {
    rmSync(join(this.disk, 'ballast'), { force: true });
  }

  /** Whatever is opened from now on is read-only; a disk with errors is mounted so by the kernel. */
  protect(): void {
    this.mount(this.readOnly, this.folder);
  }

  release(): void {
    this.unmount();
  }

  /** Its folder is empty from now on; what is open stays open. */
  takeAway(): void {
    this.unmount();
  }

  bringBack(): void {
    this.mount(this.disk, this.folder);
  }

  private mount(source: string, point: string): void {
    execFileSync('mount', ['--bind', source, point]);
    this.mounts.push(point);
  }

  /** What was mounted last. */
  private unmount(): void {
    execFileSync('umount', ['-l', this.mounts.pop() ?? '']);
  }
}
