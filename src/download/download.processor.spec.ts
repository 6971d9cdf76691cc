import { expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { Library } from '../library/index.js';
import { LibraryMark, markFile } from '../library/library-mark.js';
import type { QueuedItem, RunContext } from '../queue/index.js';
import { DownloadProcessor } from './download.processor.js';
import type { Filing } from './filing.js';

const folder = tempDir('processor');
const root = join(folder, 'music');
/** The library as a host sees it that starts now. */
const started = (): Library => new Library({ root: () => root, mark: new LibraryMark(markFile(folder)) });
const item = { id: 'track_1' } as QueuedItem;
const run = { setStage: () => undefined, save: () => Promise.resolve() } as unknown as RunContext;

function processorOf(library: Library, whilePlacing: () => void = () => undefined): DownloadProcessor {
  const filing = {
    place: () => {
      whilePlacing();
      return Promise.resolve('a.flac');
    },
    clearFormer: () => Promise.resolve(),
  } as unknown as Filing;
  const unused = {} as never;
  return new DownloadProcessor(unused, unused, library, unused, unused, unused, unused, unused, filing, unused);
}

it('does not take a staged file for lost while the disk of the library is not mounted', async () => {
  const before = started();
  await before.prepare();
  writeFileSync(before.stagingPath(item.id), 'bytes');
  renameSync(root, `${root}-elsewhere`);
  mkdirSync(root);

  const processor = processorOf(started());
  await expect(processor.finish(item, run)).rejects.toMatchObject({ code: 'filesystem', hold: 'disk' });

  rmSync(root, { recursive: true });
  renameSync(`${root}-elsewhere`, root);
  await processor.finish(item, run);
  expect(readFileSync(join(root, 'a.flac'), 'utf8')).toBe('bytes');
});

it('gives nothing up when the disk of the library goes away in the middle', async () => {
  const library = started();
  await library.prepare();
  writeFileSync(library.stagingPath(item.id), 'more bytes');
  const processor = processorOf(library, () => {
    renameSync(root, `${root}-elsewhere`);
    mkdirSync(root);
  });
  await expect(processor.finish(item, run)).rejects.toMatchObject({ code: 'filesystem', hold: 'disk' });

  rmSync(root, { recursive: true });
  renameSync(`${root}-elsewhere`, root);
  await processorOf(library).finish(item, run);
  expect(readFileSync(join(root, 'a.flac'), 'utf8')).toBe('more bytes');
});
