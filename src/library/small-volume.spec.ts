import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { DiskFullError } from '../domain/index.js';
import { Library } from './library.js';

const MIB = 1024 * 1024;
const folders = [tempDir('volume'), tempDir('volume')].map((folder) => join(folder, 'mount'));
const [volume, other] = folders;
const mountPoint = tempDir('mount-point');
const areMounted = folders.every(mountSmall);
const onVolumes = areMounted ? it : it.skip;

function mountSmall(folder: string): boolean {
  mkdirSync(folder);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(4 * MIB)}`, 'tmpfs', folder]).status === 0;
}

describe(`a library on a volume of its own${areMounted ? '' : ' (SKIPPED: mounting is not allowed here)'}`, () => {
  afterAll(() => {
    for (const folder of folders) spawnSync('umount', ['-l', folder]);
  });

  const root = join(volume ?? '', 'music');
  const library = new Library({ root: () => root, minFreeBytes: () => 0 });

  onVolumes('that fills up holds the queue', async () => {
    await library.prepare();
    await library.preflight(3 * MIB);
    await expect(library.preflight(5 * MIB)).rejects.toMatchObject({ code: 'disk_full', hold: 'disk' });
    await writeFile(join(root, 'old.flac'), Buffer.alloc(3 * MIB));
    await expect(library.cloneToStaging('old.flac', 'track_1')).rejects.toThrow(DiskFullError);
    expect(await readdir(join(root, '.deemusic/staging'))).toEqual([]);
  });

  onVolumes('publishes into a folder that is another volume', async () => {
    await mkdir(join(root, 'mounted'), { recursive: true });
    execFileSync('mount', ['--bind', other ?? '', join(root, 'mounted')]);
    try {
      await writeFile(library.stagingPath('track_2'), 'audio');
      await library.publish('track_2', 'mounted/a/x.flac');
      expect(await library.size('mounted/a/x.flac')).toBe(5);
      expect(await readdir(join(root, 'mounted/a'))).toEqual(['x.flac']);
      expect(await library.stagedSize('track_2')).toBe(0);
    } finally {
      execFileSync('umount', ['-l', join(root, 'mounted')]);
    }
  });

  onVolumes('that is unmounted holds the queue and leaves the folder below it empty', async () => {
    const mounted = new Library({ root: () => mountPoint, minFreeBytes: () => 0 });
    execFileSync('mount', ['--bind', other ?? '', mountPoint]);
    await mounted.preflight(null);
    execFileSync('umount', ['-l', mountPoint]);
    const held = { code: 'filesystem', hold: 'disk', message: expect.stringContaining('Mount its disk') };
    await expect(mounted.preflight(null)).rejects.toMatchObject(held);
    expect(await readdir(mountPoint)).toEqual([]);
    execFileSync('mount', ['--bind', other ?? '', mountPoint]);
    await mounted.preflight(null);
    execFileSync('umount', ['-l', mountPoint]);
  });

  onVolumes('that is read-only holds the queue and loses nothing', async () => {
    await writeFile(library.stagingPath('track_3'), 'audio');
    execFileSync('mount', ['-o', 'remount,ro', volume ?? '']);
    const held = { code: 'filesystem', hold: 'disk', message: expect.stringContaining('read-only') };
    await expect(library.preflight(1)).rejects.toMatchObject(held);
    await expect(library.publish('track_3', 'a/x.flac')).rejects.toMatchObject(held);
    expect(await library.stagedSize('track_3')).toBe(5);
    execFileSync('mount', ['-o', 'remount,rw', volume ?? '']);
    await library.publish('track_3', 'a/x.flac');
    expect(await library.exists('a/x.flac')).toBe(true);
  });
});
