import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { LibraryMark, markFile } from './library-mark.js';
import { Library } from './library.js';

const folder = tempDir('mark');
let dataDir: string;
let root: string;
/** The library as a host sees it that starts now. */
const started = (): Library =>
  new Library({ root: () => root, minFreeBytes: () => 0, mark: new LibraryMark(markFile(dataDir)) });

beforeEach(() => {
  dataDir = mkdtempSync(join(folder, 'data-'));
  root = join(mkdtempSync(join(folder, 'volume-')), 'music');
});

describe('a library that was there before', () => {
  it('is not begun anew in an empty mount point', async () => {
    await started().prepare();
    renameSync(root, `${root}-elsewhere`);
    mkdirSync(root);
    const unmounted = started();
    await expect(unmounted.prepare()).rejects.toMatchObject({ code: 'filesystem', hold: 'disk' });
    await expect(unmounted.preflight(1)).rejects.toThrow('Mount its disk');
    // Or all of a playlist that is added again would be downloaded again.
    await expect(unmounted.exists('a.flac')).rejects.toMatchObject({ hold: 'disk' });
    expect(existsSync(join(root, '.deemusic'))).toBe(false);
    rmSync(root, { recursive: true });
    renameSync(`${root}-elsewhere`, root);
    await unmounted.preflight(1);
    expect(await unmounted.exists('a.flac')).toBe(false);
  });

  it('is begun anew where somebody says so, or where the settings name another place', async () => {
    await started().prepare();
    rmSync(root, { recursive: true });
    const library = started();
    await expect(library.preflight(1)).rejects.toThrow('create a folder .deemusic');
    mkdirSync(join(root, '.deemusic'), { recursive: true });
    await library.preflight(1);
    root = join(folder, 'another');
    await started().prepare();
    await started().preflight(1);
  });

  it('is not known to a damaged note', async () => {
    writeFileSync(markFile(dataDir), '{ "library":');
    await started().prepare();
    await started().preflight(1);
  });
});
