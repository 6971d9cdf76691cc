import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { dataFolder, openHookedQueue, type HookedQueue } from '../../test/support/hooked-queue.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { wanted } from '../../test/support/open-queue.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { DownloadService } from './download.service.js';

const root = tempDir('download-service');
let host: HookedQueue;
let service: DownloadService;

beforeEach(async () => {
  host = await openHookedQueue(dataFolder(root), new ManualClock(), [{ plugin: 'artwork', hook: 'afterAlbum' }]);
  const { settings, queue, reader, control, pool, library, events } = host;
  service = new DownloadService(
    settings,
    {} as never,
    queue.service,
    reader,
    control,
    pool,
    library,
    events,
    host.plugins.asHost(),
  );
  host.place.of = ({ sourceId }) => `Artist/Album/${sourceId}.flac`;
  host.processor.members({ album_1: ['1', '2'] });
  await host.service.add([wanted('album', '1')]);
  await eventually('completed', async () => (await host.status('album_1')) === 'completed');
  await host.sidecar('Artist/Album/cover.jpg', 'album_1');
  await host.sidecar('Artist/artist.jpg', 'album_1');
});
afterEach(() => host.close());

const filesOfLibrary = (): string[] =>
  readdirSync(host.root, { recursive: true })
    .map(String)
    .filter((path) => !path.startsWith('.deemusic'))
    .sort();

it('removes with the files what plugins wrote for the items, and the folders that are empty then', async () => {
  expect(filesOfLibrary()).toContain('Artist/Album/2.flac');
  await service.remove('album_1', true);
  expect(filesOfLibrary()).toEqual([]);
  expect(await host.sql.all('SELECT * FROM artifact')).toEqual([]);
  expect(await host.plugins.runs('album_1')).toEqual(['artwork afterAlbum skipped']);
});

it('leaves what somebody else put beside them', async () => {
  const own = join(host.root, 'Artist/Album/booklet.pdf');
  mkdirSync(dirname(own), { recursive: true });
  writeFileSync(own, 'somebody else’s');
  await service.remove('album_1', true);
  expect(filesOfLibrary()).toEqual(['Artist', 'Artist/Album', 'Artist/Album/booklet.pdf']);
});

it('leaves what somebody put in the place of a plugin’s file, and a file of several items until the last goes', async () => {
  await host.sidecar('Artist/artist.jpg', 'album_2');
  host.plugins.replaced.add('Artist/Album/cover.jpg');
  await service.remove('album_1', true);
  const left = ['Artist', 'Artist/Album', 'Artist/Album/cover.jpg', 'Artist/artist.jpg'];
  expect(filesOfLibrary()).toEqual(left);
  expect(await host.sql.all('SELECT path FROM artifact')).toEqual([{ path: 'Artist/artist.jpg' }]);
});

it('keeps all files when only the list is cleared, and their hooks go on', async () => {
  const before = filesOfLibrary();
  await service.remove('album_1');
  expect(filesOfLibrary()).toEqual(before);
  expect(await host.plugins.runs('album_1')).toEqual(['artwork afterAlbum pending']);
  expect(await host.sql.all('SELECT * FROM artifact')).toHaveLength(2);
});

it('removes many at once, with their files when that is wished, and names those that are not there', async () => {
  const results = await service.act('remove', { ids: ['album_1', 'album_9'] }, true);
  expect(results.map(({ id, ok }) => [id, ok])).toEqual([
    ['album_1', true],
    ['album_9', false],
  ]);
  expect(filesOfLibrary()).toEqual([]);
});

it('counts what stands in the list apart from the tracks in it', async () => {
  const { queue, list } = await service.getStats();
  expect(queue).toMatchObject({ total: 2, completed: 2 });
  expect(list).toMatchObject({ total: 1, completed: 1, pending: 0, partial: 0 });
});
