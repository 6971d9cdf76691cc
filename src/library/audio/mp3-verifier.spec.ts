import { describe, expect, it } from '@jest/globals';
import { makeMp3 } from '../../../test/support/audio-fixtures.js';
import { CorruptError, type Quality } from '../../domain/index.js';
import type { AudioFacts } from './audio-facts.js';
import { createVerifier } from './create-verifier.js';

function walk(bytes: Uint8Array, chunkBytes = bytes.length, format: Quality = 'MP3_128'): AudioFacts {
  const verifier = createVerifier(format);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = Uint8Array.from(bytes.subarray(at, at + chunkBytes));
    verifier.push(chunk);
    chunk.fill(0xff);
  }
  return verifier.end();
}

const text = (length: number): Buffer => Buffer.alloc(length, 0x20);

describe('an MP3 file', () => {
  it('is described by its frames', () => {
    expect(walk(makeMp3({ frames: 100, tagBytes: 1000 }))).toEqual({
      format: 'MP3_128',
      durationSeconds: (100 * 1152) / 44_100,
      sampleRate: 44_100,
      channels: 2,
      frames: 100,
      audioBytes: 41_700,
      paddingBytes: 0,
    });
  });

  it.each([1, 2, 3, 5, 53, 54, 416, 417, 418, 2048])('comes in chunks of %d bytes', (chunkBytes) => {
    expect(walk(makeMp3({ frames: 12, tagBytes: 600 }), chunkBytes).frames).toBe(12);
  });

  it.each([
    ['ID3v1', Buffer.concat([Buffer.from('TAG'), text(125)])],
    ['extended ID3v1', Buffer.concat([Buffer.from('TAG+'), text(223), Buffer.from('TAG'), text(125)])],
    ['NULs', Buffer.alloc(1000)],
    ['Lyrics3', Buffer.concat([Buffer.from('LYRICSBEGININD0000200'), text(300), Buffer.from('000321LYRICS200')])],
    ['an APE tag with header and footer', apeTag()],
    ['an APE tag and ID3v1', Buffer.concat([apeTag(), Buffer.from('TAG'), text(125)])],
  ])('may end with %s', (_name, tail) => {
    const file = Buffer.concat([makeMp3({ frames: 9 }), tail]);
    for (const chunkBytes of [1, 30, 419, file.length]) expect(walk(file, chunkBytes).frames).toBe(9);
    expect(() => walk(file.subarray(0, 9 * 417 - 1))).toThrow(CorruptError);
  });

  it('must not end with anything else', () => {
    expect(() => walk(Buffer.concat([makeMp3(), Buffer.from('<html>'), text(100)]))).toThrow('the chain breaks');
    expect(() => walk(Buffer.concat([makeMp3(), Buffer.from('TAG'), text(124)]))).toThrow(CorruptError);
    expect(() => walk(Buffer.concat([makeMp3(), Buffer.alloc(5000)]))).toThrow(CorruptError);
  });

  it('is known by a cut within any frame', () => {
    const file = makeMp3({ frames: 5 });
    for (let length = 0; length < file.length; length++) {
      if (length > 0 && length % 417 === 0) continue;
      expect(() => walk(file.subarray(0, length))).toThrow(CorruptError);
    }
  });

  it('is known by a cut between frames where an information frame counts them, but for clips', () => {
    expect(walk(makeMp3({ frames: 7, infoFrames: 7 })).frames).toBe(7);
    expect(walk(makeMp3({ frames: 8, infoFrames: 7 })).frames).toBe(8);
    expect(() => walk(makeMp3({ frames: 6, infoFrames: 7 }))).toThrow('ends too early');
    expect(walk(makeMp3({ frames: 6, infoFrames: 7 }), 100, 'PREVIEW').frames).toBe(6);
  });

  it('is known by a broken chain', () => {
    const file = makeMp3({ frames: 6 });
    expect(() => walk(Buffer.concat([file.subarray(0, 1000), file.subarray(1001)]))).toThrow(CorruptError);
    const zeroed = Buffer.from(file).fill(0, 3 * 417, 4 * 417);
    expect(() => walk(zeroed)).toThrow(CorruptError);
    const otherRate = Buffer.from(file);
    otherRate[2 * 417 + 2] = 0x94;
    expect(() => walk(otherRate)).toThrow(CorruptError);
  });

  it('may begin with NULs and several tags', () => {
    const file = Buffer.concat([
      Buffer.alloc(3000),
      makeMp3({ frames: 1, tagBytes: 300 }).subarray(0, 300),
      makeMp3({ tagBytes: 50 }),
    ]);
    for (const chunkBytes of [1, 9, 10, 11, 4000]) {
      expect(walk(file, chunkBytes)).toMatchObject({ frames: 10, paddingBytes: 3000 });
    }
  });
});

function apeTag(): Buffer {
  const items = text(200);
  const block = (isHeader: boolean): Buffer => {
    const bytes = Buffer.alloc(32);
    bytes.write('APETAGEX', 'latin1');
    bytes.writeUInt32LE(2000, 8);
    bytes.writeUInt32LE(items.length + 32, 12);
    bytes.writeUInt32LE((0x80000000 | (isHeader ? 0x20000000 : 0)) >>> 0, 20);
    return bytes;
  };
  return Buffer.concat([block(true), items, block(false)]);
}
