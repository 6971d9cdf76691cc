import { describe, expect, it } from '@jest/globals';
import { decryptStripes } from '../../../test/support/decrypt-stripes.js';
import { EncryptedBody, RepeatingEncryptedBody, trackKey } from './encrypted-body.js';
import { BytesBody, type MediaBody } from './media-body.js';
import { Mp3Body, Mp3NoteEncoder } from './mp3.js';

const key = trackKey(1000101, 'made-up-16-chars');

function decrypted(body: MediaBody): Buffer {
  return decryptStripes(body.read(0, body.sizeBytes), key);
}

function plainOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

describe('encrypted bodies', () => {
  const lengths = [0, 1, 2047, 2048, 2049, 4096, 6143, 6144, 6145, 8191, 8192, 8193, 12_288, 200_000];

  it.each(lengths)('of %d bytes decrypt to the plain ones', (length) => {
    const plain = plainOf(length);
    const body = new EncryptedBody(new BytesBody(plain), key);
    expect(body.sizeBytes).toBe(length);
    expect(decrypted(body).equals(Buffer.from(plain))).toBe(true);
  });

  it('are the same from any offset', () => {
    const body = new EncryptedBody(new BytesBody(plainOf(20_000)), key);
    const whole = Buffer.from(body.read(0, 20_000));
    for (const offset of [0, 1, 2047, 2048, 6143, 6144, 12_289, 19_999]) {
      for (const length of [1, 100, 2048, 6145]) {
        const part = Buffer.from(body.read(offset, length));
        expect(part.equals(whole.subarray(offset, offset + length))).toBe(true);
      }
    }
  });

  it.each([1, 20, 159, 160, 161, 333, 480])(
    'that repeat are the same as ones that do not, %d frames',
    async (frames) => {
      const plain = new Mp3Body(await Mp3NoteEncoder.create(), [1, 2, 3, 4, 5, 6, 7, 8], 320, frames);
      const plainly = new EncryptedBody(plain, key);
      const repeating = new RepeatingEncryptedBody(plain, key);
      for (const offset of [0, 5, 6144, 153_600, plain.sizeBytes - 3]) {
        const expected = Buffer.from(plainly.read(offset, 200_000));
        expect(Buffer.from(repeating.read(offset, 200_000)).equals(expected)).toBe(true);
      }
    },
  );
});
