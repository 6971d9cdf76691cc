import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseFile } from 'music-metadata';
import { makeFlac, noise } from '../../../../test/support/audio-fixtures.js';
import { configOf, fileWith, makeCover, onlyField, tagsOf } from '../../../../test/support/tagging-fixtures.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { tagFlac } from './tag-flac.js';

const folder = tempDir('tagging-flac');
let serial = 0;

interface Block {
  type: number;
  data: Buffer;
}

function block({ type, data }: Block, isLast = false): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE((((isLast ? 0x80 : 0) | type) * 0x1000000 + data.length) >>> 0);
  return Buffer.concat([header, data]);
}

/** The blocks of a FLAC file, and its audio. */
function taken(bytes: Buffer): { blocks: Block[]; audio: Buffer } {
  const blocks: Block[] = [];
  let at = 4;
  for (let isLast = false; !isLast;) {
    const length = bytes.readUIntBE(at + 1, 3);
    isLast = (bytes.readUInt8(at) & 0x80) !== 0;
    blocks.push({ type: bytes.readUInt8(at) & 0x7f, data: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return { blocks, audio: bytes.subarray(at) };
}

function comment(...fields: string[]): Block {
  const texts = ['somebody', ...fields].map((field) => Buffer.from(field));
  const sized = texts.map((text) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    return Buffer.concat([size, text]);
  });
  const count = Buffer.alloc(4);
  count.writeUInt32LE(fields.length);
  return { type: 4, data: Buffer.concat([...sized.slice(0, 1), count, ...sized.slice(1)]) };
}

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32BE(value, 4 * index));
  return buffer;
}

function picture(type: number, data: Buffer): Block {
  const head = [words(type, 10), Buffer.from('image/jpeg'), words(0, 1, 1, 24, 0, data.length)];
  return { type: 6, data: Buffer.concat([...head, data]) };
}

/** A FLAC file with these blocks behind its STREAMINFO. */
function flacWith(...blocks: Block[]): Buffer {
  const { blocks: own, audio } = taken(makeFlac({ frames: 20 }));
  const all = [...own.slice(0, 1), ...blocks];
  const rendered = all.map((each, index) => block(each, index === all.length - 1));
  return Buffer.concat([Buffer.from('fLaC'), ...rendered, audio]);
}

const put = (bytes: Buffer): string => fileWith(folder, `${String(serial++)}.flac`, bytes);

async function fieldsOf(path: string): Promise<Record<string, string[]>> {
  const fields: Record<string, string[]> = {};
  for (const { id, value } of (await parseFile(path)).native.vorbis ?? []) {
    if (typeof value === 'string') (fields[id] ??= []).push(value);
  }
  return fields;
}

describe('the tags of a FLAC file', () => {
  it('have the names that Picard writes', async () => {
    const path = put(makeFlac());
    await tagFlac(path, tagsOf(), makeCover());
    expect(await fieldsOf(path)).toEqual({
      TITLE: ['Harbour Lights'],
      ARTIST: ['Aurelia Finch'],
      ARTISTS: ['Aurelia Finch', 'Tomás Ødegård'],
      ALBUM: ['Low Tide'],
      ALBUMARTIST: ['Aurelia Finch'],
      ALBUMARTISTS: ['Aurelia Finch'],
      ...{ TRACKNUMBER: ['2'], TRACKTOTAL: ['3'], TOTALTRACKS: ['3'] },
      ...{ DISCNUMBER: ['1'], DISCTOTAL: ['1'], TOTALDISCS: ['1'] },
      DATE: ['2021-03-19'],
      GENRE: ['Folk', 'Ambient'],
      ISRC: ['ZZABC2100002'],
      BARCODE: ['0000000007001'],
      LABEL: ['Made-up Records'],
      BPM: ['97'],
      ITUNESADVISORY: ['0'],
      REPLAYGAIN_TRACK_GAIN: ['-10.00 dB'],
      DEEZER_TRACK_ID: ['9001'],
    });
  });

  it('leave audio and other blocks as they were, and padding behind them', async () => {
    const seekTable = { type: 3, data: noise(36) };
    const application = { type: 2, data: Buffer.from('abcdefgh') };
    const before = flacWith(seekTable, comment('TITLE=x'), application);
    const path = put(before);
    await tagFlac(path, tagsOf(), makeCover());
    const after = taken(readFileSync(path));
    expect(after.audio.equals(taken(before).audio)).toBe(true);
    expect(after.blocks.map(({ type }) => type)).toEqual([0, 3, 2, 4, 6, 1]);
    expect(after.blocks[0]).toEqual(taken(before).blocks[0]);
    expect(after.blocks[1]).toEqual(seekTable);
    expect(after.blocks.at(-1)?.data.length).toBe(8192 - 4);
  });

  it('are the same bytes when they are written again', async () => {
    const path = put(flacWith(comment('COMMENT=mine', 'title=old', 'ARTIST=one', 'ARTIST=two')));
    await tagFlac(path, tagsOf(), makeCover());
    const once = readFileSync(path);
    await tagFlac(path, tagsOf(), makeCover());
    expect(readFileSync(path).equals(once)).toBe(true);
  });

  it('replace what was there, never double it, and leave what is not ours', async () => {
    const others = ['COMMENT=mine', 'REPLAYGAIN_ALBUM_GAIN=-8.00 dB', 'MOOD=calm', 'MOOD=blue'];
    const path = put(flacWith(comment(...others, 'title=old', 'Artist=one', 'ARTIST=two', 'UPC=1', 'YEAR=1999')));
    await tagFlac(path, tagsOf(), null);
    expect(await fieldsOf(path)).toMatchObject({
      TITLE: ['Harbour Lights'],
      ARTIST: ['Aurelia Finch'],
      COMMENT: ['mine'],
      REPLAYGAIN_ALBUM_GAIN: ['-8.00 dB'],
      MOOD: ['calm', 'blue'],
    });
    expect(Object.keys(await fieldsOf(path))).not.toEqual(expect.arrayContaining(['YEAR']));
    expect(readFileSync(path).includes('somebody')).toBe(true);
  });

  it('leave fields as they were that are switched off, and take out what is not known', async () => {
    const path = put(flacWith(comment('TITLE=old', 'ISRC=ZZOLD0000001', 'BPM=80', 'LABEL=Old')));
    const tags = tagsOf({ bpm: null }, configOf({}, ['title', 'label']));
    await tagFlac(path, tags, null);
    const fields = await fieldsOf(path);
    expect(fields).toMatchObject({ TITLE: ['old'], LABEL: ['Old'], ISRC: ['ZZABC2100002'] });
    expect(fields.BPM).toBeUndefined();
  });

  it('hold a list of artists where ARTIST shall hold several values', async () => {
    const path = put(makeFlac());
    await tagFlac(path, tagsOf({}, configOf({ multiArtist: 'list' })), null);
    await tagFlac(path, tagsOf({}, configOf({ multiArtist: 'values' })), null);
    const fields = await fieldsOf(path);
    expect(fields.ARTIST).toEqual(['Aurelia Finch', 'Tomás Ødegård']);
    expect(fields.ARTISTS).toBeUndefined();
  });
});

describe('the cover of a FLAC file', () => {
  it('is a front cover with its type, size and bytes', async () => {
    const path = put(makeFlac());
    const cover = makeCover(80);
    await tagFlac(path, tagsOf(), cover);
    const block = taken(readFileSync(path)).blocks.find(({ type }) => type === 6);
    expect(block?.data.readUInt32BE(0)).toBe(3);
    const [embedded] = (await parseFile(path)).common.picture ?? [];
    expect(embedded?.format).toBe('image/jpeg');
    expect(cover.data.equals(embedded?.data ?? Buffer.alloc(0))).toBe(true);
    expect(block?.data.subarray(22, 34).toString('hex')).toBe('000000500000005000000018');
  });

  it('replaces the front cover alone; without one the pictures stay', async () => {
    const back = picture(4, Buffer.from('the back'));
    const path = put(flacWith(picture(3, Buffer.from('old')), back, picture(3, Buffer.from('old too'))));
    await tagFlac(path, tagsOf(), null);
    expect(taken(readFileSync(path)).blocks.filter(({ type }) => type === 6)).toHaveLength(3);
    await tagFlac(path, tagsOf(), makeCover());
    const pictures = taken(readFileSync(path)).blocks.filter(({ type }) => type === 6);
    expect(pictures.map(({ data }) => data.readUInt32BE(0))).toEqual([3, 4]);
    expect(pictures[1]).toEqual(back);
  });

  it('that somebody put into the comment is replaced too', async () => {
    const old = picture(3, Buffer.from('old')).data.toString('base64');
    const path = put(flacWith(comment(`METADATA_BLOCK_PICTURE=${old}`, 'COMMENT=mine')));
    await tagFlac(path, tagsOf(), makeCover());
    expect(readFileSync(path).includes('METADATA_BLOCK_PICTURE')).toBe(false);
    expect((await parseFile(path)).common.picture).toHaveLength(1);
  });
});

describe('the room before the audio', () => {
  it('takes a later change without moving anything', async () => {
    const path = put(makeFlac({ frames: 30 }));
    await tagFlac(path, tagsOf(), makeCover());
    const { size } = statSync(path);
    await tagFlac(path, tagsOf({ title: 'A title that is rather longer than it was' }), makeCover());
    expect(statSync(path).size).toBe(size);
  });

  it('is sound whatever is left of it: a padding of one to three bytes does not exist', async () => {
    const tags = (title: string) => tagsOf({ title }, configOf({}, onlyField('title')));
    for (let longer = 0; longer <= 14; longer++) {
      const path = put(flacWith(comment('TITLE=x'), { type: 1, data: Buffer.alloc(6) }));
      const { size } = statSync(path);
      const title = 'x'.repeat(1 + longer);
      await tagFlac(path, tags(title), null);
      expect(taken(readFileSync(path)).audio.equals(taken(flacWith()).audio)).toBe(true);
      expect(await fieldsOf(path)).toEqual({ TITLE: [title] });
      expect(statSync(path).size > size).toBe(longer > 6 && longer !== 10);
    }
  });

  it('is given back when something large went', async () => {
    const path = put(flacWith(picture(3, noise(300_000)), comment('COMMENT=mine')));
    await tagFlac(path, tagsOf(), makeCover(32));
    expect(statSync(path).size).toBeLessThan(40_000);
  });
});

describe('tags of other kinds in a FLAC file', () => {
  it('go: ID3 before it, ID3v1 and APE behind it', async () => {
    const id3 = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 20]), Buffer.alloc(20)]);
    const id3v1 = Buffer.alloc(128);
    id3v1.write('TAGOld title');
    const before = makeFlac({ frames: 12 });
    const path = put(Buffer.concat([id3, before, id3v1]));
    await tagFlac(path, tagsOf(), null);
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 4).toString()).toBe('fLaC');
    expect(taken(bytes).audio.equals(taken(before).audio)).toBe(true);
  });
});

describe('a file that is no FLAC file', () => {
  it('is refused and stays', async () => {
    const path = put(noise(500));
    await expect(tagFlac(path, tagsOf(), null)).rejects.toThrow('FLAC');
    expect(readFileSync(path).equals(noise(500))).toBe(true);
  });
});
