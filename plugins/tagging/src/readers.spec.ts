import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { albumInfo } from '@deemusic/plugin-sdk/testkit';
import { decodeComplaints, flacTest } from '../../../test/support/audio-tools.js';
import { makeFlac, makeMp3 } from '../../../test/support/audio-fixtures.js';
import { tagReaders } from '../../../test/support/tag-readers.js';
import { configOf, makeCover, tagsOf } from '../../../test/support/tagging-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { writeTags } from './write-tags.js';

const folder = tempDir('tagging-readers');
const cover = makeCover(120);
const v23 = configOf({ mp3: { id3Version: '2.3', id3v1: false } });
const track = {
  title: 'Ødegårds natt – 夜 (feat. AC/DC) 🎧',
  artist: 'Aurélia Finch',
  artists: [
    { id: '1', name: 'Aurélia Finch', role: 'main' as const },
    { id: '2', name: 'AC/DC', role: 'featured' as const },
  ],
  album: { ...albumInfo(), title: 'Low; Tide / High', artist: 'Aurélia Finch', artists: [], genres: ['Folk', 'Rock'] },
};
const expected = {
  title: track.title,
  artist: 'Aurélia Finch',
  album: 'Low; Tide / High',
  albumArtist: 'Aurélia Finch',
  track: '2/3',
  disc: '1/1',
  date: '2021-03-19',
  isrc: 'ZZABC2100002',
};

const variants = [
  { name: 'FLAC', extension: 'flac', mime: 'audio/flac', bytes: makeFlac({ frames: 50 }), config: configOf() },
  {
    name: 'MP3 with ID3v2.4',
    extension: 'mp3',
    mime: 'audio/mpeg',
    bytes: makeMp3({ frames: 30 }),
    config: configOf(),
  },
  { name: 'MP3 with ID3v2.3', extension: 'mp3', mime: 'audio/mpeg', bytes: makeMp3({ frames: 30 }), config: v23 },
] as const;

describe.each(variants)('other programs read of $name', ({ name, extension, mime, bytes, config }) => {
  const place = join(folder, name);
  const file = join(place, `song.${extension}`);

  async function tagged(): Promise<void> {
    mkdirSync(place, { recursive: true });
    writeFileSync(file, bytes);
    await writeTags(file, { mime }, { tags: tagsOf(track, config), cover }, config);
  }

  for (const reader of tagReaders.filter(({ formats }) => formats.includes(extension))) {
    it(`what was written (${reader.name})`, async () => {
      if (!reader.isHere()) return;
      await tagged();
      const [{ cover: seen, genre, ...tags } = {}] = reader.readAll([file]);
      expect(tags).toEqual(expected);
      expect(genre).toMatch(/^Folk/);
      const isWithCover = reader.name !== 'beets';
      if (isWithCover) expect([String(cover.width), String(cover.data.length)]).toContain(seen);
    });
  }

  it('sound audio', async () => {
    await tagged();
    if (extension === 'flac') expect(flacTest(file)?.status ?? 0).toBe(0);
    else expect(decodeComplaints(file) ?? '').not.toMatch(/id3|tag|picture/i);
  });
});
