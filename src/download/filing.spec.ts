import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { Library } from '../library/index.js';
import type { QueuedItem, RunContext } from '../queue/index.js';
import { Filing } from './filing.js';

const root = join(tempDir('filing'), 'music');
const library = new Library({ root: () => root });
const filing = new Filing({} as never, library);

/** The track was filed at `former` before, and now is at `path`. */
async function clear(former: string | null, path: string, isSoleHolder = true): Promise<string[]> {
  const released: string[] = [];
  const run = {
    isSoleHolder: () => Promise.resolve(isSoleHolder),
    releasePath: (freed: string) => Promise.resolve(void released.push(freed)),
  } as unknown as RunContext;
  await filing.clearFormer({ id: 'track_1', outputPath: former } as QueuedItem, path, run);
  return released;
}

beforeEach(() => {
  mkdirSync(join(root, 'A'), { recursive: true });
  for (const name of ['song.mp3', 'song.flac']) writeFileSync(join(root, 'A', name), name);
});

describe('the former file of a track', () => {
  const isThere = (name: string): boolean => existsSync(join(root, 'A', name));

  it('goes when a better format takes its place, and its name is free', async () => {
    expect(await clear('A/song.mp3', 'A/song.flac')).toEqual(['A/song.mp3']);
    expect([isThere('song.mp3'), isThere('song.flac')]).toEqual([false, true]);
  });

  it('goes when the same format has another name', async () => {
    expect(await clear('A/song.flac', 'B/song.flac')).toEqual(['A/song.flac']);
    expect(isThere('song.flac')).toBe(false);
  });

  it.each([
    ['it is the same', 'A/song.flac', 'A/song.flac', true],
    ['there was none', null, 'A/song.flac', true],
    ['it is lossless and the other is not', 'A/song.flac', 'A/song.mp3', true],
    ['another item has it too', 'A/song.mp3', 'A/song.flac', false],
  ])('stays when %s', async (_, former, path, isSoleHolder) => {
    expect(await clear(former, path, isSoleHolder)).toEqual([]);
    expect([isThere('song.mp3'), isThere('song.flac')]).toEqual([true, true]);
  });
});
