import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decryptStripes } from '../../test/support/decrypt-stripes.js';
import { encryptStripes } from './stripe-encryptor.js';

/** Made up; no key of anybody. */
const KEY = Uint8Array.from({ length: 16 }, (_, index) => index * 11 + 5);
const LENGTHS = [0, 1, 7, 8, 2047, 2048, 2049, 4096, 6143, 6144, 6145, 8191, 8192, 8193, 12288, 20000];

function sample(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7) & 255);
}

describe('stripes', () => {
  it.each(LENGTHS)('length %i comes back whole', (length) => {
    const plain = sample(length);
    const encrypted = encryptStripes(plain, KEY);
    expect(encrypted).toHaveLength(length);
    expect(decryptStripes(encrypted, KEY).equals(plain)).toBe(true);
  });

  it('encrypts chunks 0, 3, 6 and leaves the others and a short last one plain', () => {
    const plain = sample(3 * 6144 + 2047);
    const encrypted = encryptStripes(plain, KEY);
    for (let chunk = 0; chunk * 2048 < plain.length; chunk++) {
      const range = [chunk * 2048, (chunk + 1) * 2048] as const;
      const isSame = Buffer.from(encrypted.slice(...range)).equals(plain.slice(...range));
      expect(isSame).toBe(chunk % 3 !== 0 || chunk === 9);
    }
  });

  it('agrees with OpenSSL about a whole chunk', () => {
    // openssl enc -bf-cbc -provider legacy -nopad -iv 0001020304050607 -K <KEY>, of the same 2048 bytes
    const digest = createHash('sha256')
      .update(encryptStripes(sample(2048), KEY))
      .digest('hex');
    expect(digest).toBe('909b0d897ea15e133548220040bf48f2c4a052df35325ad55606bb6bd95f96e7');
  });

  it('starts each encrypted chunk anew', () => {
    const plain = new Uint8Array(4 * 2048).fill(7);
    const encrypted = encryptStripes(plain, KEY);
    expect(encrypted.slice(0, 2048)).toEqual(encrypted.slice(6144));
  });

  it('are the same wherever in the file they start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3 }), (length, period) => {
        const plain = sample(length);
        const start = Math.min(period * 6144, Math.floor(length / 6144) * 6144);
        const tail = encryptStripes(plain, KEY).slice(start);
        expect(decryptStripes(tail, KEY, start).equals(plain.slice(start))).toBe(true);
        expect(Buffer.from(encryptStripes(plain.slice(start), KEY, start)).equals(tail)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 2048, 6143, -6144, 0.5])('refuses to start at %p', (offset) => {
    expect(() => encryptStripes(new Uint8Array(1), KEY, offset)).toThrow(RangeError);
  });
});
