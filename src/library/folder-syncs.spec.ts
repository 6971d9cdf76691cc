import { expect, it } from '@jest/globals';
import { FolderSyncs } from './folder-syncs.js';

/** Syncs that a test ends one by one. */
function heldSyncs() {
  const held: { folder: string; end: (error?: Error) => void }[] = [];
  const syncs = new FolderSyncs(
    (folder) =>
      new Promise((resolve, reject) => {
        held.push({
          folder,
          end: (error) => {
            if (error) reject(error);
            else resolve();
          },
        });
      }),
  );
  return { held, syncs };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets those who come while a sync runs share the next one, which begins after they came', async () => {
  const { held, syncs } = heldSyncs();
  const ended: string[] = [];
  const files = ['first', 'second', 'third'].map((name) => syncs.sync('a').then(() => ended.push(name)));
  void syncs.sync('b');
  expect(held.map(({ folder }) => folder)).toEqual(['a', 'b']);
  held[0]?.end();
  await files[0];
  await settled();
  expect(ended).toEqual(['first']);
  expect(held.map(({ folder }) => folder)).toEqual(['a', 'b', 'a']);
  held[2]?.end();
  await Promise.all(files);
  void syncs.sync('a');
  expect(held).toHaveLength(4);
});

it('tells those of its failure who relied on it, and nobody else', async () => {
  const { held, syncs } = heldSyncs();
  const files = ['first', 'second', 'third'].map(() => syncs.sync('a'));
  held[0]?.end(new Error('a broken disk'));
  await expect(files[0]).rejects.toThrow('broken');
  await settled();
  held[1]?.end();
  await Promise.all(files.slice(1));
});
