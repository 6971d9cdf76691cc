import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { link, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFlac } from '../../test/support/audio-fixtures.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { DiskFullError, FilesystemError, InterruptedError } from '../domain/index.js';
import { Library } from './library.js';
import { moveAcross, publishFile } from './publisher.js';

const ID = 'album_302127.track_3135556#2';
const base = tempDir('library');
let count = 0;
let root: string;
let library: Library;

beforeEach(async () => {
  root = join(base, String(count++));
  library = new Library({ root: () => root, minFreeBytes: () => 0 });
  await library.prepare();
});

async function stage(id: string, bytes: string | Uint8Array = 'audio'): Promise<void> {
  await writeFile(library.stagingPath(id), bytes);
}

const path = (...parts: string[]): string => join(root, ...parts);
const read = (...parts: string[]): Promise<string> => readFile(path(...parts), 'utf8');
const staged = (): Promise<string[]> => readdir(path('.deemusic/staging'));

describe('staging', () => {
  it('keeps items apart, also where case does not count', () => {
    const ids = [
      'track_a',
      'track_A',
      'track_shelf:1',
      'track_shelf_1',
      'track_1#2',
      'track_1%232',
      '../x',
      '.x',
      'é',
      `t_${'9'.repeat(400)}`,
    ];
    const names = ids.map((id) => library.stagingPath(id));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    for (const name of names) {
      expect(name.startsWith(path('.deemusic/staging/'))).toBe(true);
      expect(name.slice(path('.deemusic/staging/').length)).toMatch(/^[^/.][^/]{0,250}\.part$/);
    }
  });

  it('tells how much is there', async () => {
    expect(await library.stagedSize(ID)).toBe(0);
    await stage(ID, 'four');
    expect(await library.stagedSize(ID)).toBe(4);
    await library.dropStaged(ID);
    await library.dropStaged(ID);
    expect(await staged()).toEqual([]);
  });

  it('is swept of what belongs to no living item', async () => {
    await stage('track_shelf:A', 'lives');
    await stage('track_2', 'dead');
    await stage(`t_${'9'.repeat(400)}`, 'nobody can tell');
    await writeFile(`${library.stagingPath('track_3')}.clone`, 'half');
    await mkdir(path('.deemusic/staging/plugin.part'));
    await library.sweepStaging((id) => id === 'track_shelf:A');
    expect((await staged()).sort()).toEqual(['plugin.part', 'track_shelf%3a%41.part']);
    await rm(path('.deemusic'), { recursive: true });
    await library.sweepStaging(() => false);
  });
});

describe('preflight', () => {
  it('wants free space', async () => {
    await library.preflight(null);
    await library.preflight(1000);
    const free = await library.freeBytes();
    expect(free).toBeGreaterThan(0);
    const small = new Library({ root: () => root, minFreeBytes: () => free * 2 });
    await expect(small.preflight(null)).rejects.toMatchObject({ code: 'disk_full', hold: 'disk' });
    await expect(library.preflight(free * 2)).rejects.toThrow(DiskFullError);
  });

  it('wants a library and does not make one up on an empty mount point', async () => {
    await rm(root, { recursive: true });
    const failure = library.preflight(null);
    await expect(failure).rejects.toThrow(FilesystemError);
    await expect(failure).rejects.toMatchObject({
      hold: 'disk',
      message: expect.stringContaining('download.outputDir'),
    });
    expect(existsSync(root)).toBe(false);
    await expect(library.exists('a.flac')).rejects.toMatchObject({ hold: 'disk' });
    await expect(library.freeBytes()).rejects.toMatchObject({ hold: 'disk' });
  });

  it('holds the queue when something stands in the way of staging, which would fail every item', async () => {
    await rm(path('.deemusic'), { recursive: true });
    await writeFile(path('.deemusic'), '');
    const held = { code: 'filesystem', hold: 'disk', message: expect.stringContaining('.deemusic/staging') };
    await expect(library.preflight(null)).rejects.toMatchObject(held);
    await expect(library.assertUsable()).rejects.toMatchObject(held);
  });

  it('clears a folder out of the way of a staged file', async () => {
    await mkdir(library.stagingPath(ID), { recursive: true });
    await library.dropStaged(ID);
    expect(existsSync(library.stagingPath(ID))).toBe(false);
  });

  it('makes the staging folder again', async () => {
    await rm(path('.deemusic'), { recursive: true });
    await library.preflight(null);
    await stage(ID);
  });
});

describe('publishing', () => {
  it('moves the staged file to its place', async () => {
    await stage(ID);
    await library.publish(ID, 'Artist/Album/CD 1/01 - Song.flac');
    expect(await read('Artist/Album/CD 1/01 - Song.flac')).toBe('audio');
    expect(await staged()).toEqual([]);
    expect(await library.exists('Artist/Album/CD 1/01 - Song.flac')).toBe(true);
    expect(await library.size('Artist/Album/CD 1/01 - Song.flac')).toBe(5);
    expect(await library.size('Artist/Album')).toBeNull();
  });

  it('is repeatable at each half-step', async () => {
    await stage(ID);
    await library.publish(ID, 'a/b.flac');
    await library.publish(ID, 'a/b.flac');
    await stage(ID, 'newer');
    await library.publish(ID, 'a/b.flac');
    expect(await read('a/b.flac')).toBe('newer');
  });

  it('says when there is nothing to publish', async () => {
    await expect(library.publish(ID, 'a/b.flac')).rejects.toThrow(InterruptedError);
    expect(existsSync(path('a'))).toBe(false);
  });

  it('removes leading NULs, and only those', async () => {
    const audio = makeFlac({ frames: 700 });
    await stage(ID, Buffer.concat([Buffer.alloc(300_000), audio]));
    expect(await library.stripStagedPadding(ID)).toBe(300_000);
    expect(await library.stripStagedPadding(ID)).toBe(0);
    await stage('track_2', Buffer.concat([Buffer.alloc(7), audio]));
    await library.publish('track_2', 'b.flac');
    expect(audio.equals(await readFile(path('b.flac')))).toBe(true);
    expect(await staged()).toEqual(['album_302127.track_3135556%232.part']);
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypM4A …')]);
    await stage('track_3', mp4);
    expect(await library.stripStagedPadding('track_3')).toBe(0);
    // Its publication may be repeated after a crash that came behind the rename.
    expect(await library.stripStagedPadding('track_published_already')).toBe(0);
  });

  it('refuses paths that leave the library', async () => {
    await stage(ID);
    for (const bad of [
      '../x.flac',
      '/x.flac',
      'a/../../x',
      'a//b',
      '',
      '.deemusic/staging/x',
      '.DeeMusic/x',
      'a/./b',
      'a\0b',
    ]) {
      await expect(library.publish(ID, bad)).rejects.toThrow(FilesystemError);
    }
    expect(await library.stagedSize(ID)).toBe(5);
  });

  it('refuses links that lead out, and follows those that stay inside', async () => {
    await mkdir(path('real'));
    await symlink('real', path('inside'));
    await symlink(base, path('outside'));
    await symlink(join(base, 'elsewhere.flac'), path('file.flac'));
    await writeFile(join(base, 'elsewhere.flac'), 'not ours');
    await stage(ID);
    for (const bad of ['outside/x.flac', 'outside/a/b.flac', 'file.flac']) {
      await expect(library.publish(ID, bad)).rejects.toThrow('leads out of it');
      await expect(library.resolveInside(bad)).rejects.toThrow(FilesystemError);
    }
    await library.publish(ID, 'inside/a/x.flac');
    expect(await read('real/a/x.flac')).toBe('audio');
    expect(await readFile(join(base, 'elsewhere.flac'), 'utf8')).toBe('not ours');
  });

  it('may itself lie behind a link', async () => {
    await symlink(root, join(base, `link-${String(count)}`));
    const linked = new Library({ root: () => join(base, `link-${String(count)}`), minFreeBytes: () => 0 });
    await stage(ID);
    await linked.publish(ID, 'a.flac');
    expect(await read('a.flac')).toBe('audio');
  });

  it('says what stands in the way', async () => {
    await writeFile(path('Artist'), 'a file');
    await stage(ID);
    await expect(library.publish(ID, 'Artist/x.flac')).rejects.toThrow(/a file stands where a folder is needed/);
    await mkdir(path('folder.flac'));
    await expect(library.publish(ID, 'folder.flac')).rejects.toThrow(FilesystemError);
    await expect(library.publish(ID, `${'x'.repeat(256)}.flac`)).rejects.toThrow('too long');
    expect(await library.stagedSize(ID)).toBe(5);
  });

  it('copies across volumes without showing a half file', async () => {
    await stage(ID);
    await mkdir(path('other'));
    await moveAcross(library.stagingPath(ID), path('other/x.flac'));
    expect(await read('other/x.flac')).toBe('audio');
    expect(await readdir(path('other'))).toEqual(['x.flac']);
    expect(await staged()).toEqual([]);
  });

  it('leaves nothing beside the target when the copy fails', async () => {
    await mkdir(path('other/x.flac'), { recursive: true });
    await stage(ID);
    await expect(moveAcross(library.stagingPath(ID), path('other/x.flac'))).rejects.toThrow();
    expect(await readdir(path('other'))).toEqual(['x.flac']);
    expect(await library.stagedSize(ID)).toBe(5);
  });

  it('drops a staged name that is the same file as the target', async () => {
    await stage(ID);
    await link(library.stagingPath(ID), path('x.flac'));
    await publishFile(library.stagingPath(ID), path('x.flac'));
    expect(await staged()).toEqual([]);
    expect(await read('x.flac')).toBe('audio');
  });

  it('gives files 0664 less the umask', async () => {
    const old = process.umask(0o027);
    try {
      await stage(ID, Buffer.concat([Buffer.alloc(3), Buffer.from('audio')]));
      await library.publish(ID, 'x.flac');
      expect((await stat(path('x.flac'))).mode & 0o777).toBe(0o640);
    } finally {
      process.umask(old);
    }
  });
});

describe('cloning', () => {
  it('stages the bytes of a published file', async () => {
    await stage(ID);
    await library.publish(ID, 'a/x.flac');
    await stage('track_2', 'old bytes that are longer');
    expect(['reflink', 'copy']).toContain(await library.cloneToStaging('a/x.flac', 'track_2'));
    await writeFile(library.stagingPath('track_2'), 'edited', { flag: 'r+' });
    expect(await read('a/x.flac')).toBe('audio');
    await library.publish('track_2', 'b/y.flac');
    expect(await read('b/y.flac')).toBe('edited');
    expect(await staged()).toEqual([]);
  });

  it('links when nobody may edit', async () => {
    await stage(ID);
    await library.publish(ID, 'a/x.flac');
    expect(['reflink', 'link']).toContain(await library.cloneToStaging('a/x.flac', 'track_2', { mayEdit: false }));
    // Also onto a name that is the same file already.
    await library.cloneToStaging('a/x.flac', 'track_2', { mayEdit: false });
    await library.publish('track_2', 'a/x.flac');
    expect(await staged()).toEqual([]);
    expect(await read('a/x.flac')).toBe('audio');
  });

  it('says when the file is gone', async () => {
    await expect(library.cloneToStaging('a/x.flac', 'track_2')).rejects.toThrow(FilesystemError);
    expect(await staged()).toEqual([]);
  });
});

describe('removing', () => {
  it('takes the folders that it leaves empty', async () => {
    await stage(ID);
    await library.publish(ID, 'Artist/Album/CD 1/x.flac');
    await stage(ID);
    await library.publish(ID, 'Artist/Other/x.flac');
    await library.remove('Artist/Album/CD 1/x.flac');
    expect(existsSync(path('Artist/Album'))).toBe(false);
    await library.remove('Artist/Other/x.flac');
    await library.remove('Artist/Other/x.flac');
    expect(await readdir(root)).toEqual(['.deemusic']);
    expect(await library.exists('Artist/Other/x.flac')).toBe(false);
  });

  it('removes a link, not what it leads to', async () => {
    await writeFile(join(base, 'kept.flac'), 'kept');
    await symlink(join(base, 'kept.flac'), path('x.flac'));
    await library.remove('x.flac');
    await expect(lstat(path('x.flac'))).rejects.toThrow();
    expect(await readFile(join(base, 'kept.flac'), 'utf8')).toBe('kept');
    await expect(library.remove('../x')).rejects.toThrow(FilesystemError);
  });
});

it('follows a library that moves', async () => {
  const moved = `${root}-moved`;
  await stage(ID);
  await rename(root, moved);
  root = moved;
  await library.publish(ID, 'x.flac');
  expect(await read('x.flac')).toBe('audio');
});
