import { describe, expect, it } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMp3 } from '../../../test/support/audio-fixtures.js';
import { filesBelow } from '../../../test/support/files.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { Library } from '../library.js';
import type { AudioEdit } from './audio-edit.js';

const ID = 'track_1';
const PATH = 'A/x.mp3';
const MP3 = makeMp3({ frames: 10 });
const tagged = (bytes: number): Buffer => Buffer.concat([makeMp3({ frames: 0, tagBytes: bytes }), MP3]);
const EDITED = tagged(100);

const base = tempDir('edit-races');
let count = 0;

async function opened(): Promise<{ root: string; library: Library }> {
  const root = join(base, String(count++));
  const library = new Library({ root: () => root, minFreeBytes: () => 0 });
  await library.prepare();
  await mkdir(join(root, 'A'));
  return { root, library };
}

async function begun(library: Library, isPublished: boolean): Promise<AudioEdit> {
  const target = { itemId: ID, isPublished, libraryPath: PATH, format: 'MP3_320' as const };
  const edit = await library.edits.begin(target, `edit-${String(count++)}`);
  if (!edit) throw new Error('there is nothing to edit');
  await writeFile(edit.path, EDITED);
  return edit;
}

/** Turns of the event loop, spread over the time that a commit takes on a quick machine and on a slow one. */
const moments = Array.from({ length: 30 }, (_, index) => index ** 2);
async function later<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
  return work();
}

describe('an edit that is handed in', () => {
  it('just as its staged file is published is in the published file, or refused', async () => {
    for (const turns of moments) {
      const { root, library } = await opened();
      await writeFile(library.stagingPath(ID), MP3);
      const edit = await begun(library, false);
      const [outcome] = await Promise.all([edit.commit(), later(turns, () => library.publish(ID, PATH))]);
      const now = await readFile(join(root, PATH));
      expect(now.equals(outcome === 'done' ? EDITED : MP3)).toBe(true);
      expect(filesBelow(root)).toEqual([PATH]);
    }
  });

  it('just as its published file is replaced or deleted never comes back from the dead', async () => {
    const NEW = tagged(200);
    for (const turns of moments) {
      const { root, library } = await opened();
      await writeFile(join(root, PATH), MP3);
      await writeFile(library.stagingPath(ID), NEW);
      const edit = await begun(library, true);
      await Promise.all([edit.commit(), later(turns, () => library.publish(ID, PATH))]);
      expect((await readFile(join(root, PATH))).equals(NEW)).toBe(true);
      const last = await begun(library, true);
      await Promise.all([last.commit(), later(turns, () => library.remove(PATH))]);
      expect(filesBelow(root)).toEqual([]);
    }
  });

  it('just as its item is dropped leaves nothing', async () => {
    for (const turns of moments) {
      const { root, library } = await opened();
      await writeFile(library.stagingPath(ID), MP3);
      const edit = await begun(library, false);
      await Promise.all([edit.commit(), later(turns, () => library.dropStaged(ID))]);
      expect(filesBelow(root)).toEqual([]);
    }
  });
});
