import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseFile } from 'music-metadata';
import type { Item } from '../../src/domain/index.js';
import { catalogueTags } from '../support/catalogue-tags.js';
import { filesBelow, published } from '../support/files.js';
import { setStage } from '../support/stage.js';

const stage = await setStage();
const { ids, codes } = stage.sandbox.catalogue;

async function download(type: 'track' | 'album' | 'playlist', id: string, options: object = {}): Promise<Item> {
  await stage.host.api('POST', '/downloads', { type, id, ...options });
  return stage.worked(`${type}_${id}`);
}

async function tagsOf({ outputPath }: Item) {
  const { common, native } = await parseFile(join(stage.library, outputPath ?? ''));
  const comments = Object.values(native).flat();
  const all = (name: string): unknown[] => comments.filter(({ id }) => id === name).map(({ value }) => value);
  return { common, all };
}

async function member(collection: string, trackId: string): Promise<Item> {
  const found = (await stage.children(collection)).find(({ id }) => id.endsWith(`track_${trackId}`));
  if (!found) throw new Error(`${collection} has no track ${trackId}`);
  return found;
}

describe('music with odd facts, in a host with its plugins', () => {
  beforeAll(() => {
    stage.sandbox.control.setRateLimit({ requests: 0 });
  });

  it('has its names in the tags as they are, whatever the files are called', async () => {
    const album = await download('album', ids.album.hurtfulNames);
    expect(album).toMatchObject({ status: 'completed', post: 'ok' });
    for (const item of await stage.children(album.id)) {
      const { tags } = await catalogueTags(stage.sandbox, /track_(\d+)/.exec(item.id)?.[1] ?? '');
      const { common } = await tagsOf(item);
      const title = tags.title.replace('&#252;', 'ü').replace('&amp;', '&').normalize('NFC').trim();
      expect([common.title, common.album]).toEqual([title, tags.album]);
      expect(common.label).toEqual(['House of Iona/RCA Records']);
    }
    const [first] = await stage.children(album.id);
    expect(existsSync(join(stage.library, dirname(first?.outputPath ?? ''), 'cover.jpg'))).toBe(true);
  });

  it('gets no cover where there is none', async () => {
    const album = await download('album', ids.album.withoutCover);
    expect(album).toMatchObject({ status: 'completed', post: 'ok' });
    const [item] = (await stage.children(album.id)) as [Item];
    const { common } = await tagsOf(item);
    expect([common.picture, common.genre]).toEqual([undefined, undefined]);
    expect(published(stage.library).filter((path) => path.startsWith(dirname(item.outputPath ?? '')))).toEqual([
      item.outputPath,
    ]);
  });

  it('says the codes in full, and no date that is none', async () => {
    const [zero] = (await stage.children((await download('album', ids.album.zeroUpc)).id)) as [Item];
    expect((await tagsOf(zero)).all('BARCODE')).toEqual([codes.upcZeros]);
    const [undated] = (await stage.children((await download('album', ids.album.date0000)).id)) as [Item];
    const { common, all } = await tagsOf(undated);
    expect([common.date, common.year, all('DATE')]).toEqual([undefined, undefined, []]);
  });

  it('marks what is explicit, and takes the date of the album for a track of 1900', async () => {
    const { id } = await download('playlist', ids.playlist.edgeCases);
    const explicit = await tagsOf(await member(id, ids.track.explicit));
    const clean = await tagsOf(await member(id, ids.track.versioned));
    expect([explicit.all('ITUNESADVISORY'), clean.all('ITUNESADVISORY')]).toEqual([['1'], ['0']]);
    expect((await tagsOf(await member(id, ids.track.date1900))).common.date).toBe('2024-05-17');
    const substitute = await tagsOf(await member(id, ids.track.fallback));
    expect(substitute.common).toMatchObject({ title: 'Moved House', track: { no: 7, of: 17 } });
    const done = (await stage.children(id)).filter(({ status }) => status === 'completed');
    expect(done.map(({ post }) => post)).toEqual(done.map(() => 'ok'));
  });

  it('tags each twin for itself, also two of one playlist', async () => {
    const { id } = await download('playlist', ids.playlist.duplicates);
    const twins = (await stage.children(id)).filter((each) => each.id.includes(`track_${ids.track.single}`));
    expect(new Set(twins.map(({ outputPath }) => outputPath)).size).toBe(2);
    for (const twin of twins) {
      const { common } = await tagsOf(twin);
      expect([common.title, common.picture?.length]).toEqual(['First Light', 1]);
    }
    const text = readFileSync(join(stage.library, 'Playlists/On Repeat.m3u8'), 'utf8');
    expect(text.match(/^On Repeat\/.+$/gm)).toHaveLength(4);
  });

  it('leaves a clip as it came, and the full track tagged beside it', async () => {
    const clip = await download('track', ids.track.versioned, { quality: 'PREVIEW' });
    expect(clip).toMatchObject({ status: 'completed', post: 'none' });
    const bytes = readFileSync(join(stage.library, clip.outputPath ?? ''));
    expect(bytes.equals(stage.sandbox.plainBytes(ids.track.versioned, 'PREVIEW'))).toBe(true);
  });

  it('leaves nothing behind', () => {
    expect(filesBelow(join(stage.library, '.deemusic'))).toEqual([]);
  });
});
