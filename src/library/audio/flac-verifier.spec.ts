import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFlac } from '../../../test/support/audio-fixtures.js';
import { CorruptError } from '../../domain/index.js';
import type { AudioFacts } from './audio-facts.js';
import { createVerifier } from './create-verifier.js';

function walk(bytes: Uint8Array, chunkBytes = bytes.length): AudioFacts {
  const verifier = createVerifier('FLAC');
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    // What was pushed may be reused by the caller: a verifier that keeps a view of it is found out here.
    const chunk = Uint8Array.from(bytes.subarray(at, at + chunkBytes));
    verifier.push(chunk);
    chunk.fill(0xff);
  }
  return verifier.end();
}

const METADATA_BYTES = 42;

/** Whether damage is found; thousands of cases are too many for an assertion each. */
function isFound(bytes: Uint8Array, chunkBytes?: number): boolean {
  try {
    walk(bytes, chunkBytes);
    return false;
  } catch (error) {
    if (error instanceof CorruptError) return true;
    throw error;
  }
}

/** The bits in `[fromByte, toByte)` that can be turned unnoticed. */
function unnoticedBits(file: Buffer, fromByte: number, toByte: number): number[] {
  const unnoticed: number[] = [];
  for (let bit = fromByte * 8; bit < toByte * 8; bit++) {
    const damaged = Buffer.from(file);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
    if (!isFound(damaged)) unnoticed.push(bit);
  }
  return unnoticed;
}

describe('a FLAC file', () => {
  it('is described by its frames', () => {
    const file = makeFlac({ frames: 12, lastBlockSize: 100 });
    const samples = 11 * 192 + 100;
    expect(walk(file)).toEqual({
      format: 'FLAC',
      durationSeconds: samples / 44_100,
      sampleRate: 44_100,
      channels: 1,
      frames: 12,
      audioBytes: file.length - METADATA_BYTES,
      paddingBytes: 0,
    });
  });

  it.each([1, 2, 3, 7, 143, 144, 145, 203, 2048])('comes in chunks of %d bytes', (chunkBytes) => {
    expect(walk(makeFlac({ frames: 140 }), chunkBytes).frames).toBe(140);
  });

  it('may come split anywhere', () => {
    const file = makeFlac({ frames: 20, padding: 300 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: file.length }), { maxLength: 12 }), (cuts) => {
        const verifier = createVerifier('FLAC');
        const edges = [0, ...cuts.sort((a, b) => a - b), file.length];
        edges.slice(1).forEach((edge, index) => {
          verifier.push(file.subarray(edges[index], edge));
        });
        expect(verifier.end().frames).toBe(20);
      }),
    );
  });

  it('is known by any changed bit of its frames', () => {
    const file = makeFlac({ frames: 3 });
    expect(unnoticedBits(file, METADATA_BYTES, file.length)).toEqual([]);
  });

  it('is known by any changed bit of what its header says of the frames', () => {
    const file = makeFlac({ frames: 6 });
    // Marker and block header; then rate, channels, bits and samples.
    expect(unnoticedBits(file, 0, 8)).toEqual([]);
    expect(unnoticedBits(file, 18, 26)).toEqual([]);
  });

  it('is known by a cut at any byte', () => {
    const file = makeFlac({ frames: 4, padding: 20 });
    const unnoticed = Array.from(file.keys()).filter((length) => {
      const cut = file.subarray(0, length);
      return !isFound(cut) || !isFound(cut, 100);
    });
    expect(unnoticed).toEqual([]);
  });

  it('is known by a lost or doubled frame, and by bytes lost inside', () => {
    const file = makeFlac({ frames: 8, totalSamples: 0 });
    const frame = (index: number): [number, number] => [
      METADATA_BYTES + index * 202,
      METADATA_BYTES + (index + 1) * 202,
    ];
    expect(walk(file).frames).toBe(8);
    const [start, end] = frame(3);
    expect(() => walk(Buffer.concat([file.subarray(0, start), file.subarray(end)]))).toThrow(CorruptError);
    expect(() => walk(Buffer.concat([file.subarray(0, end), file.subarray(start)]))).toThrow(CorruptError);
    expect(() => walk(Buffer.concat([file.subarray(0, start + 50), file.subarray(start + 51)]))).toThrow(CorruptError);
    const [, first] = frame(0);
    const headless = Buffer.concat([file.subarray(0, METADATA_BYTES), file.subarray(first)]);
    expect(() => walk(headless)).toThrow(CorruptError);
  });

  it('may have more audio than nobody said, but not more than it said', () => {
    expect(walk(makeFlac({ frames: 4, totalSamples: 0 })).frames).toBe(4);
    expect(() => walk(makeFlac({ frames: 4, totalSamples: 3 * 192 }))).toThrow('more audio than it says');
    expect(() => walk(makeFlac({ frames: 4, totalSamples: 5 * 192 }))).toThrow('ends too early');
  });

  it('may stand between NULs, an ID3v2 tag and an ID3v1 tag', () => {
    const tag = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 0]), Buffer.alloc(256, 0x41)]);
    const tail = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);
    const file = makeFlac({ frames: 5 });
    expect(walk(Buffer.concat([tag, file]), 17)).toMatchObject({ frames: 5, paddingBytes: 0 });
    expect(walk(Buffer.concat([Buffer.alloc(5000), file]), 100)).toMatchObject({ frames: 5, paddingBytes: 5000 });
    expect(walk(Buffer.concat([file, tail]), 99)).toMatchObject({
      frames: 5,
      audioBytes: file.length - METADATA_BYTES,
    });
    expect(() => walk(Buffer.concat([file, tail.subarray(1)]))).toThrow(CorruptError);
  });

  it('is given up soon when a frame never ends', () => {
    const verifier = createVerifier('FLAC');
    verifier.push(makeFlac({ frames: 2 }).subarray(0, 100));
    expect(() => {
      for (let block = 0; block < 100; block++) verifier.push(Buffer.alloc(4096, 0x55));
    }).toThrow(CorruptError);
  });
});
