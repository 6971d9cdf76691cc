import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow, published } from '../../../test/support/files.js';
import { openPluginFiles, type OpenPluginFiles, type OpenRun } from '../../../test/support/open-plugin-files.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const base = tempDir('sidecars');
let count = 0;
let folder: string;
let host: OpenPluginFiles;
let run: OpenRun;

async function open(): Promise<void> {
  host = await openPluginFiles(folder);
  for (const plugin of ['artwork', 'other']) host.grant(plugin, 'write');
  run = host.begin('artwork', { itemId: 'album_1' });
}

beforeEach(async () => {
  folder = join(base, String(count++));
  await open();
  await host.put('A/01.flac', 'music');
});
afterEach(() => host.close());

async function begin(path: string, { scope } = run) {
  return host.ask(scope.plugin, 'files/beginSidecar', { runId: scope.runId, path });
}

async function write(path: string, data: string, of = run): Promise<boolean> {
  const { sidecarId, path: draft } = await begin(path, of);
  if (draft === null) return false;
  await writeFile(draft, data);
  const { plugin, runId } = of.scope;
  return (await host.ask(plugin, 'files/commitSidecar', { runId, sidecarId, kind: 'cover' })).isWritten;
}

const read = (path: string): Promise<string> => readFile(join(host.root, path), 'utf8');
const rows = (): Promise<unknown[]> =>
  host.reader.all(
    `SELECT path, plugin, kind, (SELECT group_concat(item_id) FROM artifact_item AS item WHERE item.key = artifact.key) AS items
     FROM artifact ORDER BY key`,
  );
const refusal = (message: string | RegExp) => ({
  kind: 'unrecoverable',
  fault: 'plugin',
  message: expect.stringMatching(message),
});

describe('a file beside the music', () => {
  it('is written whole, known as the plugin’s, and replaced by it', async () => {
    const { sidecarId, path } = await begin('A/cover.jpg');
    expect(path).toMatch(/\/\.deemusic\/edits\/[^/]+\.sidecar$/);
    await writeFile(path ?? '', 'one');
    expect(published(host.root)).toEqual(['A/01.flac']);
    const { runId } = run.scope;
    const handed = { runId, sidecarId, kind: 'cover' };
    expect(await host.ask('artwork', 'files/commitSidecar', handed)).toEqual({ isWritten: true });
    expect(await read('A/cover.jpg')).toBe('one');
    expect(((await stat(join(host.root, 'A/cover.jpg'))).mode & 0o777).toString(8)).toBe(
      (0o664 & ~process.umask()).toString(8),
    );
    const row = { path: 'A/cover.jpg', plugin: 'artwork', kind: 'cover', items: 'album_1' };
    expect(await rows()).toEqual([row]);

    expect(await write('A/cover.jpg', 'two')).toBe(true);
    expect(await read('A/cover.jpg')).toBe('two');
    const other = host.begin('artwork', { itemId: 'album_2' });
    expect(await write('A/cover.jpg', 'two', other)).toBe(false);
    expect(await rows()).toEqual([{ ...row, items: 'album_1,album_2' }]);
    expect(filesBelow(host.root)).toEqual(['A/01.flac', 'A/cover.jpg']);
    await expect(host.ask('artwork', 'files/commitSidecar', handed)).rejects.toMatchObject(refusal('not open'));
  });

  it('is written outside of runs too, in new folders', async () => {
    const { sidecarId, path } = await host.ask('artwork', 'files/beginSidecar', { runId: null, path: 'P/Q/list.m3u8' });
    await writeFile(path ?? '', '#EXTM3U');
    await host.ask('artwork', 'files/commitSidecar', { runId: null, sidecarId, kind: 'playlist' });
    expect(await read('P/Q/list.m3u8')).toBe('#EXTM3U');
    expect(await rows()).toMatchObject([{ items: null }]);
  });

  it('never replaces what somebody else put there', async () => {
    await host.put('A/cover.jpg', 'my own');
    await host.put('A/COVER2.jpg', 'my own');
    await mkdir(join(host.root, 'A/folder.jpg'));
    await symlink('01.flac', join(host.root, 'A/link.jpg'));
    for (const name of ['folder.jpg', 'link.jpg']) expect((await begin(`A/${name}`)).path).toBeNull();
    expect(await write('A/cover.jpg', 'ours')).toBe(false);
    expect(await read('A/cover.jpg')).toBe('my own');
    expect(await write('A/list.m3u8', 'artwork wrote this')).toBe(true);
    expect(await write('A/list.m3u8', 'other', host.begin('other'))).toBe(false);
    expect(await read('A/list.m3u8')).toBe('artwork wrote this');
    await rm(join(host.root, 'A/list.m3u8'));
    expect(await write('A/list.m3u8', 'other', host.begin('other'))).toBe(true);
    expect(await rows()).toMatchObject([{ path: 'A/list.m3u8', plugin: 'other' }]);
  });

  it('is somebody else’s once another one was put in its place', async () => {
    await write('A/cover.jpg', 'ours');
    await host.put('A/cover.jpg', 'mine');
    expect((await begin('A/cover.jpg')).path).toBeNull();
    expect(await host.sidecars.unchanged(['A/cover.jpg'])).toEqual([]);
    expect((await host.ask('artwork', 'files/removeSidecar', { path: 'A/cover.jpg' })).isRemoved).toBe(false);
    expect(await read('A/cover.jpg')).toBe('mine');
    expect(await write('A/cover.jpg', 'ours again')).toBe(false);
    await rm(join(host.root, 'A/cover.jpg'));
    expect(await write('A/cover.jpg', 'ours again')).toBe(true);
    expect(await host.sidecars.unchanged(['A/cover.jpg'])).toEqual(['A/cover.jpg']);
  });

  it('is known again when the database was lost, if it is what would be written', async () => {
    await host.put('A/cover.jpg', 'ours');
    expect(await write('A/cover.jpg', 'other')).toBe(false);
    expect(await rows()).toEqual([]);
    expect(await write('A/cover.jpg', 'ours')).toBe(false);
    expect(await rows()).toMatchObject([{ path: 'A/cover.jpg', plugin: 'artwork', items: 'album_1' }]);
    expect(await write('A/cover.jpg', 'newer')).toBe(true);
  });

  it('of several items goes with the last of them', async () => {
    const release = (...ids: string[]) => host.writeQueue.run((tx) => host.artifacts.release(tx, ids));
    const other = host.begin('artwork', { itemId: 'album_2' });
    await write('artist.jpg', 'x');
    await write('A/cover.jpg', 'x');
    expect(await write('artist.jpg', 'x', other)).toBe(false);
    expect(await release('album_2')).toEqual([]);
    expect(await write('artist.jpg', 'y', other)).toBe(true);
    expect(await release('album_1')).toEqual(['A/cover.jpg']);
    expect(await release('album_1', 'album_2')).toEqual(['artist.jpg']);
  });

  it('never replaces what appeared while it was written', async () => {
    const { sidecarId, path } = await begin('A/cover.jpg');
    await writeFile(path ?? '', 'late');
    await host.put('A/cover.jpg', 'my own');
    const { runId } = run.scope;
    const handed = { runId, sidecarId, kind: 'cover' };
    expect(await host.ask('artwork', 'files/commitSidecar', handed)).toEqual({ isWritten: false });
    expect(await read('A/cover.jpg')).toBe('my own');
    expect(await rows()).toEqual([]);
  });

  it('never stands where a track does or will', async () => {
    await host.writeQueue.run((tx) =>
      tx.run("INSERT INTO reserved_path (key, path, recording, created_at) VALUES ('a/02.flac', 'A/02.flac', 'x', 0)"),
    );
    await expect(begin('a/02.FLAC')).rejects.toMatchObject(refusal('place of a track'));
    const { sidecarId, path } = await begin('A/03.flac');
    await writeFile(path ?? '', 'no music');
    await host.writeQueue.run((tx) => tx.run("UPDATE reserved_path SET key = 'a/03.flac', path = 'A/03.flac'"));
    const { runId } = run.scope;
    const handed = { runId, sidecarId, kind: 'cover' };
    await expect(host.ask('artwork', 'files/commitSidecar', handed)).rejects.toMatchObject(refusal('place of a track'));
    expect(published(host.root)).toEqual(['A/01.flac']);
    expect(await rows()).toEqual([]);
  });

  it('is one file, however its name is spelled', async () => {
    await write('A/Cover.jpg', 'one');
    expect(await write('A/cover.JPG', 'two')).toBe(true);
    expect(published(host.root)).toEqual(['A/01.flac', 'A/Cover.jpg']);
    expect(await read('A/Cover.jpg')).toBe('two');
    expect(await write('A/Liste é.m3u8', 'x')).toBe(true);
    expect(published(host.root)).toContain('A/Liste é.m3u8');
  });

  it('is refused at a path that leads out, or that cannot be a name everywhere', async () => {
    await symlink(base, join(host.root, 'out'));
    for (const [path, message] of [
      ['../cover.jpg', 'out of the library'],
      ['A/../../cover.jpg', 'out of the library'],
      ['/etc/cover.jpg', 'out of the library'],
      ['.deemusic/edits/x.sidecar', 'own folder'],
      ['.DeeMusic/x', 'own folder'],
      ['A//cover.jpg', 'is no path'],
      ['A/', 'is no path'],
      ['A\\cover.jpg', 'is no path'],
      ['A/co\nver.jpg', 'is no path'],
      ['A/Mix: 1?.m3u8', '"Mix - 1_.m3u8" can'],
      ['A/aux.jpg', 'cannot be the name'],
      ['A/.hidden', '"_hidden" can'],
      ['New: folder/x.jpg', '"New - folder" can'],
      ['out/cover.jpg', 'leads out of it, at out'],
      ['A/01.flac/x.jpg', 'ENOTDIR|EEXIST'],
    ] as const) {
      const failure: unknown = await write(path, 'x').catch((error: unknown) => error);
      expect(failure).toMatchObject(refusal(message));
      expect((failure as Error).message).not.toContain(base);
    }
    expect(published(host.root)).toEqual(['A/01.flac']);
    expect(await rows()).toEqual([]);
  });

  it('is refused at what is too long', async () => {
    for (const path of [`${'x/'.repeat(600)}y`, `A/${'ä'.repeat(130)}.jpg`]) {
      await expect(write(path, 'x')).rejects.toMatchObject(refusal('is no path: names of at most 255 bytes'));
    }
  });

  it('goes into folders that are called as no new one may be', async () => {
    await mkdir(join(host.root, '.old: stuff'));
    expect(await write('.old: stuff/cover.jpg', 'x')).toBe(true);
  });

  it('is refused when it is too large, or no file', async () => {
    for (const [change, message] of [
      [(draft: string) => truncate(draft, 64 * 1024 * 1024 + 1), 'larger than 64 MiB'],
      [(draft: string) => rm(draft), 'draft is gone'],
      [(draft: string) => rm(draft).then(() => symlink('/etc/hostname', draft)), 'draft is gone or no file'],
    ] as const) {
      const { sidecarId, path } = await begin('A/cover.jpg');
      await change(path ?? '');
      const handed = { runId: run.scope.runId, sidecarId, kind: 'cover' };
      await expect(host.ask('artwork', 'files/commitSidecar', handed)).rejects.toMatchObject(refusal(message));
    }
    expect(filesBelow(host.root)).toEqual(['A/01.flac']);
  });

  it('is removed by the plugin that wrote it alone, with the folder that it leaves empty', async () => {
    await write('P/list.m3u8', 'x');
    await host.put('A/cover.jpg', 'my own');
    const remove = async (plugin: string, path: string) =>
      (await host.ask(plugin, 'files/removeSidecar', { path })).isRemoved;
    expect(await remove('other', 'P/list.m3u8')).toBe(false);
    expect(await remove('artwork', 'A/cover.jpg')).toBe(false);
    expect(await remove('artwork', 'A/01.flac')).toBe(false);
    expect(await remove('artwork', 'P/List.m3u8')).toBe(true);
    expect(await remove('artwork', 'P/list.m3u8')).toBe(false);
    expect(await rows()).toEqual([]);
    await expect(stat(join(host.root, 'P'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(published(host.root)).toEqual(['A/01.flac', 'A/cover.jpg']);
  });
});

describe('the end of a run', () => {
  it('drops what it left open, and only that', async () => {
    const other = host.begin('artwork');
    await begin('A/one.jpg');
    const { path } = await begin('A/two.jpg', other);
    await host.requests.runEnded('artwork', run.scope.runId);
    expect(filesBelow(join(host.root, '.deemusic'))).toHaveLength(1);
    expect((await stat(path ?? '')).isFile()).toBe(true);
    other.end();
    await expect(begin('A/three.jpg', other)).rejects.toMatchObject(refusal('over'));
  });

  it('outside of runs the oldest of too many are given up', async () => {
    for (let number = 0; number < 40; number++) {
      await host.ask('artwork', 'files/beginSidecar', { runId: null, path: `A/${String(number)}.jpg` });
    }
    expect(filesBelow(join(host.root, '.deemusic'))).toHaveLength(32);
  });
});

describe('after a kill', () => {
  const restart = async (): Promise<void> => {
    await host.close();
    await open();
  };

  it('while a file was written nothing is left of it', async () => {
    const { path } = await begin('A/cover.jpg');
    await writeFile(path ?? '', 'half');
    await restart();
    expect(filesBelow(host.root)).toEqual(['A/01.flac']);
    expect(await write('A/cover.jpg', 'whole')).toBe(true);
  });

  it('between the row and a newer file the old one is still ours', async () => {
    await write('A/cover.jpg', 'one');
    await write('A/cover.jpg', 'two');
    await host.put('A/cover.jpg', 'one');
    await restart();
    expect(await write('A/cover.jpg', 'three')).toBe(true);
    expect(await read('A/cover.jpg')).toBe('three');
  });

  it('between the row and the file the next one is written', async () => {
    await write('A/cover.jpg', 'one');
    await rm(join(host.root, 'A/cover.jpg'));
    await restart();
    expect(await write('A/cover.jpg', 'two')).toBe(true);
    expect(await read('A/cover.jpg')).toBe('two');
  });

  it('after the rename the same file is found', async () => {
    await write('A/cover.jpg', 'one');
    await restart();
    expect(await write('A/cover.jpg', 'one')).toBe(false);
    expect(await rows()).toHaveLength(1);
  });
});

describe('a library that is away', () => {
  it('is the host’s fault, and passes', async () => {
    const held = { kind: 'retry', fault: 'host' };
    const { sidecarId, path } = await begin('A/cover.jpg');
    await writeFile(path ?? '', 'x');
    await rename(host.root, `${host.root}-away`);
    await expect(begin('A/other.jpg')).rejects.toMatchObject(held);
    const handed = { runId: run.scope.runId, sidecarId, kind: 'cover' };
    await expect(host.ask('artwork', 'files/commitSidecar', handed)).rejects.toMatchObject(held);
    await expect(stat(host.root)).rejects.toMatchObject({ code: 'ENOENT' });
    await rename(`${host.root}-away`, host.root);
    expect(await write('A/cover.jpg', 'x')).toBe(true);
  });
});
