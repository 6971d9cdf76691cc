import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { albumInfo } from '@deemusic/plugin-sdk/testkit';
import { parseFile } from 'music-metadata';
import { makeMp3 } from '../../../../test/support/audio-fixtures.js';
import { configOf, fileWith, makeCover, onlyField, tagsOf } from '../../../../test/support/tagging-fixtures.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import type { TaggingConfig } from '../tagging-config.js';
import { tagMp3 } from './tag-mp3.js';

const folder = tempDir('tagging-mp3');
const V24: TaggingConfig['mp3'] = { id3Version: '2.4', id3v1: false };
const V23: TaggingConfig['mp3'] = { id3Version: '2.3', id3v1: false };
let serial = 0;

const put = (bytes: Buffer): string => fileWith(folder, `${String(serial++)}.mp3`, bytes);

function frame(version: 3 | 4, id: string, data: Buffer): Buffer {
  const header = Buffer.alloc(10);
  header.write(id, 'latin1');
  const size = data.length;
  if (version === 3) header.writeUInt32BE(size, 4);
  else header.set([(size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f], 4);
  return Buffer.concat([header, data]);
}

const latin = (...texts: string[]): Buffer =>
  Buffer.concat([Buffer.from([0]), Buffer.from(texts.join('\0'), 'latin1')]);

/** An MP3 file with an ID3v2 tag of these frames. */
function mp3With(version: 3 | 4, ...frames: Buffer[]): Buffer {
  const data = Buffer.concat(frames);
  const size = [data.length >> 21, (data.length >> 14) & 0x7f, (data.length >> 7) & 0x7f, data.length & 0x7f];
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, version, 0, 0, ...size]), data, makeMp3()]);
}

/** Texts of the frames, by name (`TXXX:description`); pictures and the like are left out. */
async function framesOf(path: string): Promise<Record<string, string[]>> {
  const { native } = await parseFile(path);
  const frames: Record<string, string[]> = {};
  for (const { id, value } of native['ID3v2.4'] ?? native['ID3v2.3'] ?? []) {
    if (typeof value === 'string') (frames[id] ??= []).push(value);
  }
  return frames;
}

const audioOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(makeMp3().subarray(0, 200)));

describe('the tags of an MP3 file', () => {
  it('are frames of ID3v2.4', async () => {
    const path = put(makeMp3());
    await tagMp3(path, tagsOf(), makeCover(), V24);
    expect(readFileSync(path).subarray(0, 6).toString('hex')).toBe('494433040000');
    expect(await framesOf(path)).toEqual({
      TIT2: ['Harbour Lights'],
      TPE1: ['Aurelia Finch'],
      TALB: ['Low Tide'],
      TPE2: ['Aurelia Finch'],
      TCON: ['Folk', 'Ambient'],
      TSRC: ['ZZABC2100002'],
      TPUB: ['Made-up Records'],
      TBPM: ['97'],
      TRCK: ['2/3'],
      TPOS: ['1/1'],
      TDRC: ['2021-03-19'],
      'TXXX:ARTISTS': ['Aurelia Finch', 'Tomás Ødegård'],
      'TXXX:ALBUMARTISTS': ['Aurelia Finch'],
      'TXXX:BARCODE': ['0000000007001'],
      'TXXX:ITUNESADVISORY': ['0'],
      'TXXX:REPLAYGAIN_TRACK_GAIN': ['-10.00 dB'],
      'TXXX:DEEZER_TRACK_ID': ['9001'],
    });
  });

  it('are frames of ID3v2.3 when that is wanted: no lists, the date in parts', async () => {
    const path = put(makeMp3());
    const tags = tagsOf({ album: { ...albumInfo(), genres: ['Rock (live)', '(Folk)'] } });
    await tagMp3(path, tags, makeCover(), V23);
    expect(readFileSync(path).subarray(0, 4).toString('hex')).toBe('49443303');
    const frames = await framesOf(path);
    expect(frames).toMatchObject({
      TYER: ['2021'],
      TDAT: ['1903'],
      'TXXX:ARTISTS': ['Aurelia Finch; Tomás Ødegård'],
    });
    expect(readFileSync(path).includes(Buffer.from('Rock (live); (Folk)', 'utf16le'))).toBe(true);
    expect(frames.TDRC).toBeUndefined();
  });

  it.each([
    ['2.4', V24],
    ['2.3', V23],
    ['2.4 with ID3v1', { ...V24, id3v1: true }],
    ['2.3 with ID3v1', { ...V23, id3v1: true }],
  ] as const)('are the same bytes when they are written again (%s)', async (_, mp3) => {
    const foreign = [
      frame(3, 'COMM', latin('eng', 'mine')),
      frame(3, 'TIT2', latin('old')),
      frame(3, 'TYER', latin('1999')),
    ];
    const path = put(mp3With(3, ...foreign));
    await tagMp3(path, tagsOf(), makeCover(), mp3);
    const once = readFileSync(path);
    await tagMp3(path, tagsOf(), makeCover(), mp3);
    expect(readFileSync(path).equals(once)).toBe(true);
  });

  it('leave the audio as it was', async () => {
    const path = put(makeMp3({ infoFrames: 10, tagBytes: 500 }));
    await tagMp3(path, tagsOf(), makeCover(), V24);
    expect(readFileSync(path).subarray(-makeMp3({ infoFrames: 10 }).length)).toEqual(makeMp3({ infoFrames: 10 }));
  });

  it('leave what is not ours', async () => {
    const foreign = [
      frame(4, 'COMM', Buffer.concat([latin('eng'), latin('', 'a comment').subarray(1)])),
      frame(4, 'TXXX', latin('MOOD', 'calm')),
      frame(4, 'TMCL', latin('piano', 'Somebody')),
      frame(4, 'PRIV', Buffer.from('owner\0secret')),
      frame(4, 'TXXX', latin('replaygain_track_gain', '-1.00 dB')),
      frame(4, 'TPE1', latin('one', 'two')),
    ];
    const path = put(mp3With(4, ...foreign));
    await tagMp3(path, tagsOf(), null, V24);
    const bytes = readFileSync(path);
    for (const kept of ['a comment', 'Somebody', 'owner\0secret']) expect(bytes.includes(kept)).toBe(true);
    const frames = await framesOf(path);
    expect(frames).toMatchObject({ 'TXXX:MOOD': ['calm'], TPE1: ['Aurelia Finch'] });
    expect(Object.keys(frames).filter((id) => /gain/i.test(id))).toEqual(['TXXX:REPLAYGAIN_TRACK_GAIN']);
    expect(frames['TXXX:REPLAYGAIN_TRACK_GAIN']).toEqual(['-10.00 dB']);
  });

  it('leave fields as they were that are switched off, also from another version of ID3', async () => {
    const former = [frame(3, 'TYER', latin('1999')), frame(3, 'TDAT', latin('3112')), frame(3, 'TIT2', latin('old'))];
    const path = put(mp3With(3, ...former, frame(3, 'TCON', latin('(17)'))));
    await tagMp3(path, tagsOf({}, configOf({}, ['date', 'genre'])), null, V24);
    expect(await framesOf(path)).toMatchObject({ TDRC: ['1999-12-31'], TCON: ['Rock'], TIT2: ['Harbour Lights'] });
    await tagMp3(path, tagsOf({}, configOf({}, ['date', 'genre'])), null, V23);
    expect(await framesOf(path)).toMatchObject({ TYER: ['1999'], TDAT: ['3112'], TCON: ['Rock'] });
  });

  it('take out what is not known', async () => {
    const path = put(
      mp3With(4, frame(4, 'TBPM', latin('80')), frame(4, 'TRCK', latin('1/2')), frame(4, 'TSRC', latin('x'))),
    );
    await tagMp3(path, tagsOf({ bpm: null, trackNumber: null, isrc: null }), null, V24);
    const frames = await framesOf(path);
    expect([frames.TBPM, frames.TRCK, frames.TSRC]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the cover of an MP3 file', () => {
  it('is a front cover; other pictures stay', async () => {
    const apic = (type: number, text: string): Buffer =>
      frame(4, 'APIC', Buffer.concat([latin('image/jpeg'), Buffer.from([0, type, 0]), Buffer.from(text)]));
    const path = put(mp3With(4, apic(3, 'old front'), apic(4, 'the back')));
    const cover = makeCover();
    await tagMp3(path, tagsOf(), null, V24);
    expect(readFileSync(path).includes('old front')).toBe(true);
    await tagMp3(path, tagsOf(), cover, V24);
    const pictures = (await parseFile(path)).common.picture ?? [];
    expect(pictures.map(({ type }) => type).sort()).toEqual(['Cover (back)', 'Cover (front)']);
    const front = pictures.find(({ type }) => type === 'Cover (front)');
    expect(cover.data.equals(front?.data ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the ends of an MP3 file', () => {
  const id3v1 = Buffer.alloc(128);
  id3v1.write('TAGOld title');
  const apeItem = Buffer.concat([Buffer.from([4, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('Mood\0calm')]);
  const apeFooter = Buffer.alloc(32);
  apeFooter.write('APETAGEX');
  apeFooter.writeUInt32LE(2000, 8);
  apeFooter.writeUInt32LE(apeItem.length + 32, 12);
  apeFooter.writeUInt32LE(1, 16);

  it('lose ID3v1 and APE', async () => {
    const path = put(Buffer.concat([makeMp3(), apeItem, apeFooter, id3v1]));
    await tagMp3(path, tagsOf(), null, V24);
    const bytes = readFileSync(path);
    expect(bytes.subarray(-makeMp3().length)).toEqual(makeMp3());
  });

  it('have an ID3v1 that says the same, when it is wanted', async () => {
    const path = put(Buffer.concat([makeMp3(), id3v1]));
    await tagMp3(path, tagsOf({ title: 'Ødegård’s night, in a title of more than thirty characters' }), null, {
      ...V24,
      id3v1: true,
    });
    const tail = readFileSync(path).subarray(-128);
    expect(tail.toString('latin1', 0, 33)).toBe('TAGØdegård?s night, in a title of');
    expect(tail.toString('latin1', 33, 46)).toBe('Aurelia Finch');
    expect(tail.toString('latin1', 93, 97)).toBe('2021');
    expect(tail[126]).toBe(2);
    expect(audioOf(readFileSync(path)).length).toBe(makeMp3().length + 128);
  });
});

describe('the room before the audio', () => {
  it('takes a later change without moving anything, and gives back what a large cover left', async () => {
    const path = put(makeMp3());
    await tagMp3(path, tagsOf(), makeCover(400), V24);
    const { size } = statSync(path);
    await tagMp3(path, tagsOf({ title: 'A longer title than it was' }), makeCover(400), V24);
    expect(statSync(path).size).toBe(size);
    await tagMp3(path, tagsOf({}, configOf({}, onlyField('title'))), makeCover(16), V24);
    expect(statSync(path).size).toBeLessThan(makeMp3().length + 12_000);
  });
});
