import { expect, it } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { confine } from './library-paths.js';

const root = tempDir('library-paths');
symlinkSync('circle', join(root, 'circle'));

it.each([
  ['a name that no file system takes', 'x'.repeat(300), 'too long'],
  ['a link in a circle', 'circle/a.flac', 'circle'],
])('%s is a refusal of the host, without the path of the machine', async (_what, path, words) => {
  await expect(confine(root, path)).rejects.toMatchObject({
    code: 'filesystem',
    message: expect.stringContaining(words),
  });
  await expect(confine(root, path)).rejects.not.toMatchObject({ message: expect.stringContaining(root) });
});
