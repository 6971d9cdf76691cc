import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { albumEvent, trackEvent } from '@deemusic/plugin-sdk/testkit';
import { makeFlac, makeMp3 } from '../../../test/support/audio-fixtures.js';
import { eventually } from '../../../test/support/eventually.js';
import { openPluginFiles, type OpenPluginFiles, type OpenRun } from '../../../test/support/open-plugin-files.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const base = tempDir('track-edits');
const MP3 = makeMp3({ frames: 20 });
const event = trackEvent({ item: { id: 'track_1' }, file: { format: 'MP3_320' } });
const { file } = event;
let count = 0;
let host: OpenPluginFiles;

beforeEach(async () => {
  host = await openPluginFiles(join(base, String(count++)));
  for (const plugin of ['tagging', 'lyrics']) host.grant(plugin, 'write');
  await writeFile(host.library.stagingPath('track_1'), MP3);
});
afterEach(() => host.close());

/** The MP3 with a tag in front: the same sound. */
const tagged = (text: string): Buffer => {
  const tag = makeMp3({ frames: 0, tagBytes: 100 });
  tag.write(text, 20);
  return Buffer.concat([tag, MP3]);
};
const textOf = (bytes: Buffer): string => bytes.toString('latin1', 20, 100).replaceAll('\0', '');

const runOf = (plugin: string): OpenRun => host.begin(plugin, { subject: { event, isLate: false } });
const published = (plugin: string): OpenRun =>
  host.begin(plugin, {
    hook: 'afterTrack',
    subject: { event: { ...event, file: { ...file, isPublished: true } }, isLate: false },
  });

const begin = ({ scope }: OpenRun, path = file.libraryPath, signal?: AbortSignal) =>
  host.ask(scope.plugin, 'files/beginEdit', { runId: scope.runId, file: { ...file, libraryPath: path } }, signal);
const commit = ({ scope }: OpenRun, editId: string) =>
  host.ask(scope.plugin, 'files/commitEdit', { runId: scope.runId, editId });
const abandon = ({ scope }: OpenRun, editId: string) =>
  host.ask(scope.plugin, 'files/abandonEdit', { runId: scope.runId, editId });

/** Adds a word to what the file's tag says. */
async function add(run: OpenRun, word: string): Promise<void> {
  const { editId, path } = await begin(run);
  const before = await readFile(path);
  await writeFile(path, tagged(before.length > MP3.length ? `${textOf(before)} ${word}` : word));
  await commit(run, editId);
}

const copies = (): Promise<string[]> => readdir(join(host.root, '.deemusic/edits'));
const stagedText = async (): Promise<string> =>
  textOf(await readFile((await host.library.stagedFile('track_1')) ?? ''));

describe('edits of a file', () => {
  it('follow each other, whoever makes them', async () => {
    await Promise.all([add(runOf('tagging'), 'one'), add(runOf('lyrics'), 'two'), add(runOf('tagging'), 'three')]);
    expect(await stagedText()).toBe('one two three');
    await host.library.publish('track_1', file.libraryPath);
    await Promise.all([add(published('tagging'), 'four'), add(published('lyrics'), 'five')]);
    expect(textOf(await readFile(join(host.root, file.libraryPath)))).toBe('one two three four five');
    expect(await copies()).toEqual([]);
  });

  it('are those of the run’s own file', async () => {
    const { libraryPath } = file;
    const run = runOf('tagging');
    for (const path of ['A/other.mp3', '../x.mp3', libraryPath.toUpperCase()]) {
      await expect(begin(run, path)).rejects.toMatchObject({
        kind: 'unrecoverable',
        fault: 'plugin',
        message: expect.stringContaining(path),
      });
    }
    await expect(host.ask('lyrics', 'files/beginEdit', { runId: run.scope.runId, file })).rejects.toThrow('over');
  });

  it('are those of a collection’s finished members', async () => {
    const album = albumEvent({
      members: [{ path: 'A/01.mp3' }, { path: 'A/02.mp3', status: 'failed' }, { path: 'A/03.txt' }],
    });
    await host.put('A/01.mp3', MP3);
    await host.put('A/02.mp3', MP3);
    const run = host.begin('tagging', {
      hook: 'afterAlbum',
      itemId: 'album_1',
      subject: { event: album, isLate: false },
    });
    const { editId, path } = await begin(run, 'A/01.mp3');
    await writeFile(path, tagged('one'));
    await commit(run, editId);
    expect(textOf(await readFile(join(host.root, 'A/01.mp3')))).toBe('one');
    for (const other of ['A/02.mp3', 'A/03.txt', file.libraryPath])
      await expect(begin(run, other)).rejects.toThrow('not a file of this run');
  });

  it('that change the audio are dropped, by the plugin’s fault', async () => {
    const run = runOf('tagging');
    for (const bytes of [makeMp3({ frames: 20, seed: 9 }), makeFlac(), MP3.subarray(0, 900)]) {
      const { editId, path } = await begin(run);
      await writeFile(path, bytes);
      await expect(commit(run, editId)).rejects.toMatchObject({
        kind: 'unrecoverable',
        fault: 'plugin',
        message: expect.stringContaining('changed the audio'),
      });
      await expect(commit(run, editId)).rejects.toThrow('not open');
    }
    expect(await stagedText()).toBe(textOf(MP3));
  });

  it('are repeated when the file was published meanwhile', async () => {
    const run = runOf('tagging');
    const { editId, path } = await begin(run);
    await writeFile(path, tagged('late'));
    await host.library.publish('track_1', file.libraryPath);
    const again = { kind: 'retry', fault: 'host', retryAfterMs: 1000 };
    await expect(commit(run, editId)).rejects.toMatchObject(again);
    await expect(begin(run)).rejects.toMatchObject(again);
    await add(published('tagging'), 'late');
    expect(textOf(await readFile(join(host.root, file.libraryPath)))).toBe('late');
  });
});

describe('a file that is being edited', () => {
  it('is free when the edit is abandoned, and when its run ends', async () => {
    const [first, second, third] = [runOf('tagging'), runOf('lyrics'), runOf('lyrics')];
    const { editId } = await begin(first);
    const waiting = begin(second);
    await abandon(first, editId);
    await waiting;
    const next = begin(third);
    await host.requests.runEnded('lyrics', second.scope.runId);
    expect((await next).path).toMatch(/\.mp3$/);
    expect(await copies()).toHaveLength(1);
    third.end();
    await eventually('the scope’s end drops what is open', async () => (await copies()).length === 0);
    await add(runOf('tagging'), 'free');
    expect(await stagedText()).toBe('free');
  });

  it('is waited for no longer than the run, or the request, lasts', async () => {
    const holder = runOf('tagging');
    const { editId, path } = await begin(holder);
    const [ending, giving] = [runOf('lyrics'), new AbortController()];
    const waiting = [begin(ending), begin(runOf('lyrics'), undefined, giving.signal)];
    ending.end();
    giving.abort();
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes).toMatchObject(
      outcomes.map(() => ({ status: 'rejected', reason: { kind: 'cancelled', fault: 'host' } })),
    );
    await writeFile(path, tagged('held'));
    await commit(holder, editId);
    expect(await stagedText()).toBe('held');
  });

  it('is not put in its place by a run that is over', async () => {
    const run = runOf('tagging');
    const { editId, path } = await begin(run);
    await writeFile(path, tagged('late'));
    run.end();
    await expect(commit(run, editId)).rejects.toMatchObject({
      kind: 'unrecoverable',
      message: expect.stringContaining('over'),
    });
    await eventually('the copy is dropped', async () => (await copies()).length === 0);
    expect(await host.library.hasEdits('track_1')).toBe(false);
  });
});

describe('a library that is away', () => {
  it('is the host’s fault, and passes', async () => {
    const run = runOf('tagging');
    const { editId } = await begin(run);
    await rename(host.root, `${host.root}-away`);
    const held = { kind: 'retry', fault: 'host', message: expect.stringContaining('Mount its disk') };
    await expect(commit(run, editId)).rejects.toMatchObject(held);
    const late = await begin(run).catch((error: unknown) => error);
    expect(late).toMatchObject({ kind: 'retry', fault: 'host' });
    await rename(`${host.root}-away`, host.root);
    await add(run, 'back');
    expect(await stagedText()).toBe('back');
  });
});
