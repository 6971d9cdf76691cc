import { beforeEach, describe, expect, it } from '@jest/globals';
import { lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMp3 } from '../../test/support/audio-fixtures.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { cloneFile } from './file-clone.js';
import { stripLeadingPadding } from './leading-padding.js';
import { betweenVolumesName, moveAcross } from './publisher.js';

const root = tempDir('planted-links');
const FOREIGN = 'a file of somebody else';
const SOUND = makeMp3({ frames: 20 });
let count = 0;
let folder: string;
let foreign: string;

/** Who may write into the library can guess the names of the host's own files, and put links there. */
beforeEach(async () => {
  folder = join(root, String(count++));
  foreign = join(folder, 'foreign.txt');
  await mkdir(folder, { recursive: true });
  await writeFile(foreign, FOREIGN);
});

async function expectWhole(path: string): Promise<void> {
  expect(await readFile(foreign, 'utf8')).toBe(FOREIGN);
  expect((await lstat(path)).isFile()).toBe(true);
  expect((await readFile(path)).equals(SOUND)).toBe(true);
}

describe('a link in the place of a file that the host is about to make', () => {
  it('is not followed when padding is cut off', async () => {
    const staged = join(folder, 'track_1.part');
    await writeFile(staged, Buffer.concat([Buffer.alloc(5000), SOUND]));
    await symlink(foreign, `${staged}.clean`);
    await stripLeadingPadding(staged);
    await expectWhole(staged);
  });

  it.each([true, false])('is not followed when a file is cloned (may be edited: %s)', async (mayEdit) => {
    const target = join(folder, 'track_2.part');
    await writeFile(join(folder, 'x.mp3'), SOUND);
    await symlink(foreign, `${target}.clone`);
    await symlink(foreign, target);
    await cloneFile(join(folder, 'x.mp3'), target, mayEdit);
    await expectWhole(target);
  });

  it('is not followed on the way to another volume', async () => {
    const target = join(folder, 'x.mp3');
    await writeFile(join(folder, 'staged'), SOUND);
    await symlink(foreign, betweenVolumesName(target));
    await moveAcross(join(folder, 'staged'), target);
    await expectWhole(target);
  });
});
