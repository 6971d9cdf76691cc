import { beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, link, mkdir, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFlac, makeMp3 } from '../../../test/support/audio-fixtures.js';
import { filesBelow } from '../../../test/support/files.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { Library } from '../library.js';
import type { AudioEdit } from './audio-edit.js';

const ID = 'track_1';
const FLAC = makeFlac({ frames: 50 });
const base = tempDir('edits');
let count = 0;
let root: string;
let library: Library;

beforeEach(async () => {
  root = join(base, String(count++));
  library = new Library({ root: () => root, minFreeBytes: () => 0 });
  await library.prepare();
  await mkdir(join(root, 'A'));
});

/** The file with a comment in front of its audio: another one each time, the same sound. */
const tagged = (text: string, flac = FLAC): Buffer => {
  const head = Buffer.from(flac.subarray(0, 42));
  head.writeUInt8(0, 4);
  const comment = Buffer.alloc(4);
  comment.writeUInt32BE((0x84 << 24) >>> 0);
  comment.writeUIntBE(Buffer.byteLength(text), 1, 3);
  return Buffer.concat([head, comment, Buffer.from(text), flac.subarray(42)]);
};

const at = (...parts: string[]): string => join(root, ...parts);
const own = (): Promise<string[]> => readdir(at('.deemusic/edits'));
let names = 0;

async function begin(isPublished: boolean, libraryPath = 'A/x.flac'): Promise<AudioEdit> {
  const edit = await library.edits.begin(
    { itemId: ID, isPublished, libraryPath, format: 'FLAC' },
    `e${String(names++)}`,
  );
  if (!edit) throw new Error('there is nothing to edit');
  return edit;
}

async function edit(isPublished: boolean, bytes: Uint8Array): Promise<string> {
  const one = await begin(isPublished);
  await writeFile(one.path, bytes);
  return one.commit();
}

describe('an edit of a staged file', () => {
  beforeEach(() => writeFile(library.stagingPath(ID), FLAC));

  it('leaves the verified bytes, goes on from the edit before, and is published', async () => {
    const first = await begin(false);
    expect(first.path).toMatch(/\/\.deemusic\/edits\/e\d+\.flac$/);
    expect(await readFile(first.path)).toEqual(FLAC);
    await writeFile(first.path, tagged('one'));
    expect(await first.commit()).toBe('done');
    expect(await readFile(library.stagingPath(ID))).toEqual(FLAC);
    expect(await readFile((await library.stagedFile(ID)) ?? '')).toEqual(tagged('one'));

    const second = await begin(false);
    expect(await readFile(second.path)).toEqual(tagged('one'));
    await writeFile(second.path, tagged('one and two'));
    expect(await second.commit()).toBe('done');

    expect(await library.hasEdits(ID)).toBe(true);
    expect(await library.adoptEdits(ID)).toBe(true);
    expect(await library.hasEdits(ID)).toBe(false);
    expect(await library.adoptEdits(ID)).toBe(false);
    await library.publish(ID, 'A/x.flac');
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('one and two'));
    expect(filesBelow(at('.deemusic'))).toEqual([]);
  });

  it('that comes in between adoption and publication is published too', async () => {
    expect(await edit(false, tagged('one'))).toBe('done');
    await library.adoptEdits(ID);
    expect(await edit(false, tagged('two'))).toBe('done');
    await library.publish(ID, 'A/x.flac');
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('two'));
    expect(await library.stagedFile(ID)).toBeNull();
  });

  it('is refused after the publication, and leaves nothing', async () => {
    const late = await begin(false);
    await writeFile(late.path, tagged('late'));
    await library.publish(ID, 'A/x.flac');
    expect(await late.commit()).toBe('file-replaced');
    expect(await readFile(at('A/x.flac'))).toEqual(FLAC);
    expect(filesBelow(at('.deemusic'))).toEqual([]);
    expect(
      await library.edits.begin({ itemId: ID, isPublished: false, libraryPath: 'A/x.flac', format: 'FLAC' }, 'e'),
    ).toBeNull();
  });

  it('is refused when the item began anew', async () => {
    const old = await begin(false);
    await writeFile(old.path, tagged('old'));
    await library.dropStaged(ID);
    await writeFile(library.stagingPath(ID), FLAC);
    expect(await old.commit()).toBe('file-replaced');
    expect(await library.hasEdits(ID)).toBe(false);
  });

  it('does not touch the published twin of a hard link', async () => {
    await writeFile(at('A/twin.flac'), FLAC);
    await rm(library.stagingPath(ID));
    await link(at('A/twin.flac'), library.stagingPath(ID));
    expect(await edit(false, tagged('one'))).toBe('done');
    await library.publish(ID, 'A/x.flac');
    expect(await readFile(at('A/twin.flac'))).toEqual(FLAC);
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('one'));
  });

  it('works on a copy without the NULs that the file begins with', async () => {
    await writeFile(library.stagingPath(ID), Buffer.concat([Buffer.alloc(700), FLAC]));
    const one = await begin(false);
    expect(await readFile(one.path)).toEqual(FLAC);
    await writeFile(one.path, tagged('one'));
    expect(await one.commit()).toBe('done');
    await library.publish(ID, 'A/x.flac');
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('one'));
  });

  it('is dropped with the staged file, and when the bytes are cloned anew', async () => {
    await edit(false, tagged('one'));
    await library.dropStaged(ID);
    expect(filesBelow(at('.deemusic'))).toEqual([]);
    await writeFile(library.stagingPath(ID), FLAC);
    await edit(false, tagged('one'));
    await writeFile(at('A/twin.flac'), tagged('twin'));
    await library.cloneToStaging('A/twin.flac', ID);
    expect(await library.hasEdits(ID)).toBe(false);
  });

  it('keeps the mode that the file has, whatever the program makes of it', async () => {
    await chmod(library.stagingPath(ID), 0o464);
    const one = await begin(false);
    expect((await stat(one.path)).mode & 0o600).toBe(0o600);
    await rm(one.path);
    await writeFile(one.path, tagged('one'), { mode: 0o600 });
    expect(await one.commit()).toBe('done');
    expect((await stat((await library.stagedFile(ID)) ?? '')).mode & 0o777).toBe(0o464);
  });

  it.each([
    ['other audio', (path: string) => writeFile(path, makeFlac({ frames: 50, seed: 2 }))],
    ['half a file', (path: string) => writeFile(path, FLAC.subarray(0, 3000))],
    ['an MP3', (path: string) => writeFile(path, makeMp3())],
    ['no file', (path: string) => rm(path)],
    ['a link', async (path: string) => rm(path).then(() => symlink('/etc/hostname', path))],
    ['a folder', async (path: string) => rm(path).then(() => mkdir(path))],
  ])('that leaves %s is dropped', async (_, change) => {
    const one = await begin(false);
    await change(one.path);
    expect(await one.commit()).toBe('audio-changed');
    expect(await library.stagedFile(ID)).toBe(library.stagingPath(ID));
    expect(await own()).toEqual([]);
  });

  it('is abandoned without a trace', async () => {
    const one = await begin(false);
    await one.abandon();
    await one.abandon();
    expect(await own()).toEqual([]);
    const two = await begin(false);
    await writeFile(two.path, tagged('two'));
    await expect(two.commit(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(await own()).toEqual([]);
    expect(await library.hasEdits(ID)).toBe(false);
  });
});

describe('after a kill', () => {
  beforeEach(() => writeFile(library.stagingPath(ID), FLAC));

  const restarted = (): Library => new Library({ root: () => root, minFreeBytes: () => 0 });

  it('during an edit the copy is swept, the file is as it was', async () => {
    const one = await begin(false);
    await writeFile(one.path, 'half');
    const again = restarted();
    await again.sweepEdits();
    await again.sweepStaging((id) => id === ID);
    expect(await own()).toEqual([]);
    expect(await again.stagedFile(ID)).toBe(again.stagingPath(ID));
    await rm(at('.deemusic'), { recursive: true });
    await again.sweepEdits();
  });

  it('between an edit and its publication the edit is there', async () => {
    await edit(false, tagged('one'));
    const again = restarted();
    await again.sweepEdits();
    await again.sweepStaging((id) => id === ID);
    expect(await again.adoptEdits(ID)).toBe(true);
    await restarted().publish(ID, 'A/x.flac');
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('one'));
  });

  it.each([
    ['no bytes', 0],
    ['half its bytes', 4000],
  ])('of the machine an edit with %s is not published', async (_, length) => {
    await edit(false, tagged('one'));
    const path = (await library.stagedFile(ID)) ?? '';
    await writeFile(path, tagged('one').subarray(0, length));
    const again = restarted();
    await expect(again.adoptEdits(ID)).rejects.toMatchObject({ code: 'interrupted', retryable: true });
    expect(await again.hasEdits(ID)).toBe(false);
    expect(await readFile(again.stagingPath(ID))).toEqual(FLAC);
  });

  it('an edit does not outlive its item or its file', async () => {
    await edit(false, tagged('one'));
    const again = restarted();
    await again.sweepStaging((id) => id !== ID);
    expect(filesBelow(at('.deemusic'))).toEqual([]);
    await writeFile(`${library.stagingPath(ID)}.edited`, tagged('one'));
    expect(await again.adoptEdits(ID)).toBe(false);
    await writeFile(`${library.stagingPath(ID)}.edited`, tagged('one'));
    await again.sweepStaging(() => true);
    expect(filesBelow(at('.deemusic'))).toEqual([]);
  });
});

describe('an edit of a published file', () => {
  beforeEach(() => writeFile(at('A/x.flac'), FLAC));

  it('replaces it at once, also while somebody reads it', async () => {
    await chmod(at('A/x.flac'), 0o644);
    const reader = await open(at('A/x.flac'));
    expect(await edit(true, tagged('one'))).toBe('done');
    expect((await reader.readFile()).equals(FLAC)).toBe(true);
    await reader.close();
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('one'));
    expect((await stat(at('A/x.flac'))).mode & 0o777).toBe(0o644);
    expect(filesBelow(root)).toEqual(['A/x.flac']);
  });

  it('that changes nothing leaves the file as it is', async () => {
    const before = await stat(at('A/x.flac'));
    expect(await edit(true, FLAC)).toBe('done');
    const after = await stat(at('A/x.flac'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('is refused when the file was replaced or deleted meanwhile', async () => {
    const one = await begin(true);
    await writeFile(one.path, tagged('one'));
    await writeFile(at('A/x.flac'), tagged('somebody else'));
    expect(await one.commit()).toBe('file-replaced');
    expect(await readFile(at('A/x.flac'))).toEqual(tagged('somebody else'));

    const two = await begin(true);
    await writeFile(two.path, tagged('two'));
    await library.remove('A/x.flac');
    expect(await two.commit()).toBe('file-replaced');
    expect(filesBelow(root)).toEqual([]);
    expect(
      await library.edits.begin({ itemId: ID, isPublished: true, libraryPath: 'A/x.flac', format: 'FLAC' }, 'e'),
    ).toBeNull();
  });

  it('never leads out of the library', async () => {
    const outside = join(base, 'outside.flac');
    await writeFile(outside, FLAC);
    await symlink(outside, at('A/link.flac'));
    for (const path of ['A/link.flac', '../outside.flac', '.deemusic/staging/x']) {
      await expect(begin(true, path)).rejects.toMatchObject({ code: 'filesystem' });
    }
  });

  it('that is away is not begun in its empty mount point', async () => {
    await rm(root, { recursive: true });
    await expect(begin(true)).rejects.toMatchObject({ hold: 'disk' });
    await expect(library.sidecars.begin('s')).rejects.toMatchObject({ hold: 'disk' });
    await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
