import { afterAll } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file system of its own of that size, unmounted when the spec file has ended.
 * @returns its folder, or null with a printed reason where this user may not mount
 */
export function smallVolume(bytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'deemusic-volume-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(bytes)}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    console.warn(
      `skipped what needs a small volume: mounting is not allowed here (${(error as Error).message.trim()})`,
    );
    return null;
  }
  afterAll(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
