import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { link, mkdir, open, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { trackEvent } from '@deemusic/plugin-sdk/testkit';
import { makeMp3 } from '../../../test/support/audio-fixtures.js';
import { eventually } from '../../../test/support/eventually.js';
import { filesBelow } from '../../../test/support/files.js';
import { openPluginFiles, type OpenPluginFiles } from '../../../test/support/open-plugin-files.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const base = tempDir('hostile-files');
const SECRET = 'a secret of somebody else';
const MP3 = makeMp3({ frames: 20 });
const event = trackEvent({ item: { id: 'track_1' }, file: { format: 'MP3_320' } });
const { file } = event;
let count = 0;
let host: OpenPluginFiles;
let foreign: string;

beforeEach(async () => {
  const folder = join(base, String(count++));
  host = await openPluginFiles(folder);
  host.grant('writer', 'write');
  foreign = join(folder, 'foreign.txt');
  await writeFile(foreign, SECRET);
  await writeFile(host.library.stagingPath('track_1'), MP3);
});
afterEach(() => host.close());

type Deed = (path: string) => Promise<void>;
const replacedBy =
  (make: (path: string) => unknown): Deed =>
  async (path) => {
    await rm(path);
    await make(path);
  };

const NO_FILES: [string, Deed][] = [
  ['nothing', (path) => rm(path)],
  ['a fifo', replacedBy((path) => execFileSync('mkfifo', [path]))],
  ['a folder', replacedBy((path) => mkdir(path))],
  ['a link to a foreign file', replacedBy((path) => symlink(foreign, path))],
  ['a second name of a foreign file', replacedBy((path) => link(foreign, path))],
];
const NO_SOUND: [string, Deed][] = [
  ['no bytes', (path) => truncate(path, 0)],
  ['half of the bytes', (path) => truncate(path, MP3.length / 2)],
  ['a terabyte of holes', (path) => truncate(path, 2 ** 40)],
  ['holes in front of the sound', (path) => writeFar(path)],
  ['a million empty tags', (path) => writeFile(path, Buffer.concat([emptyTags(1_000_000), MP3]))],
  ['other sound', (path) => writeFile(path, makeMp3({ frames: 21 }))],
];

async function writeFar(path: string): Promise<void> {
  const target = await open(path, 'w');
  try {
    await target.write(MP3, 0, MP3.length, 2 ** 36);
  } finally {
    await target.close();
  }
}

function emptyTags(amount: number): Buffer {
  return Buffer.concat(Array.from({ length: amount }, () => Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')));
}

const drafts = (): Promise<string[]> => readdir(join(host.root, '.deemusic/edits'));
const ofPlugin = { kind: 'unrecoverable', fault: 'plugin' };

describe('what a plugin leaves in the place of its copy', () => {
  it.each([...NO_FILES, ...NO_SOUND])('%s is refused at once, and the file stays as it was', async (_what, deed) => {
    const { runId } = host.begin('writer', { subject: { event, isLate: false } }).scope;
    const { editId, path } = await host.ask('writer', 'files/beginEdit', { runId, file });
    await deed(path);
    const begun = performance.now();
    const handedIn = host.ask('writer', 'files/commitEdit', { runId, editId });
    await expect(handedIn).rejects.toMatchObject(ofPlugin);
    expect(performance.now() - begun).toBeLessThan(3000);
    await expect(host.ask('writer', 'files/commitEdit', { runId, editId })).rejects.toMatchObject(ofPlugin);
    expect(await readFile((await host.library.stagedFile('track_1'))!)).toEqual(MP3);
    expect(await readFile(foreign, 'utf8')).toBe(SECRET);
    expect(await drafts()).toEqual([]);
  });

  it.each(NO_FILES)('%s is no file beside the music', async (_what, deed) => {
    const { runId } = host.begin('writer', { subject: { event, isLate: false } }).scope;
    const { sidecarId, path } = await host.ask('writer', 'files/beginSidecar', { runId, path: 'A/x.txt' });
    await deed(path!);
    const handedIn = host.ask('writer', 'files/commitSidecar', { runId, sidecarId, kind: 'x' });
    await expect(handedIn).rejects.toMatchObject(ofPlugin);
    expect(filesBelow(host.root).filter((name) => !name.startsWith('.deemusic'))).toEqual([]);
    expect(await readFile(foreign, 'utf8')).toBe(SECRET);
    expect(await drafts()).toEqual([]);
  });
});

describe('files that are begun and never handed in', () => {
  it('are so many at most, and go with their run', async () => {
    const run = host.begin('writer', { subject: { event, isLate: false } });
    const { runId } = run.scope;
    let refusal: unknown = null;
    for (let number = 0; number < 10_000 && refusal === null; number++) {
      const begun = host.ask('writer', 'files/beginSidecar', { runId, path: `${String(number)}.txt` });
      refusal = await begun.then(
        () => null,
        (error: unknown) => error,
      );
    }
    expect(refusal).toMatchObject({ ...ofPlugin, message: expect.stringContaining('at once') });
    run.end();
    await eventually('the drafts are gone', async () => (await drafts()).length === 0);
  });
});

describe('a path', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      '.deemusic',
      '.DeeMusic',
      '.deemu\u017fic',
      'CON',
      'a.',
      'a ',
      'A\0',
      '\\',
      'C:',
      '%2e%2e',
      '～',
      'link',
      'x'.repeat(300),
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 5 }),
  );

  it('leads to a place in the library, or is refused with the fault of the plugin', async () => {
    await symlink(join(host.root, '..'), join(host.root, 'link'));
    const outside = (): string[] =>
      filesBelow(join(host.root, '..')).filter((name) => !name.startsWith('music/') && !name.startsWith('data/'));
    const before = outside();
    const own = filesBelow(join(host.root, '.deemusic'));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), fc.boolean(), async (parts, isAbsolute) => {
        const path = (isAbsolute ? '/' : '') + parts.join('/');
        try {
          const { sidecarId, path: draft } = await host.ask('writer', 'files/beginSidecar', { runId: null, path });
          if (draft === null) return;
          await writeFile(draft, 'words');
          await host.ask('writer', 'files/commitSidecar', { runId: null, sidecarId, kind: 'x' });
        } catch (error) {
          expect(error).toMatchObject({ fault: 'plugin' });
          expect(String(error)).not.toContain(host.root);
        }
      }),
      { numRuns: 150 },
    );
    expect(outside()).toEqual(before);
    expect(filesBelow(join(host.root, '.deemusic'))).toEqual(own);
    expect((await readdir(host.root)).filter((name) => name.normalize('NFKC').toLowerCase() === '.deemusic')).toEqual([
      '.deemusic',
    ]);
  });
});
