import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createStripeDecryptor } from './stripe-decryptor.js';
import { encryptStripes } from './stripe-encryptor.js';

/** Made up; no key of anybody. */
const KEY = Uint8Array.from({ length: 16 }, (_, index) => index * 11 + 5);
const LENGTHS = [0, 1, 7, 8, 2047, 2048, 2049, 4096, 6143, 6144, 6145, 8191, 8192, 8193, 12288, 20000];

function sample(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7) & 255);
}

/** Decrypts `data`, cut at the given sizes (the last one again and again). */
function decrypt(data: Uint8Array, offset: number, sizes: readonly number[]): Buffer {
  const stage = createStripeDecryptor(KEY)(offset);
  const out: Uint8Array[] = [];
  for (let at = 0, cut = 0; at < data.length; cut++) {
    const size = sizes[Math.min(cut, sizes.length - 1)] ?? data.length;
    out.push(Uint8Array.from(stage.push(data.slice(at, at + size))));
    at += size;
  }
  out.push(stage.end());
  return Buffer.concat(out);
}

describe('stripes', () => {
  it.each(LENGTHS)('length %i comes back whole, in one piece and byte by byte', (length) => {
    const plain = sample(length);
    const encrypted = encryptStripes(plain, KEY);
    expect(encrypted).toHaveLength(length);
    expect(decrypt(encrypted, 0, [Math.max(1, length)]).equals(plain)).toBe(true);
    expect(decrypt(encrypted, 0, [1]).equals(plain)).toBe(true);
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

  it('comes back whole however the bytes are cut and wherever they start', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        sizes,
        fc.integer({ min: 0, max: 3 }),
        (length, cuts, period) => {
          const plain = sample(length);
          const start = Math.min(period * 6144, Math.floor(length / 6144) * 6144);
          const tail = encryptStripes(plain, KEY).slice(start);
          expect(decrypt(tail, start, cuts).equals(plain.slice(start))).toBe(true);
          expect(Buffer.from(encryptStripes(plain.slice(start), KEY, start)).equals(tail)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('works in the memory of the chunk when nothing is held back', () => {
    const encrypted = encryptStripes(sample(6144), KEY);
    const out = createStripeDecryptor(KEY)(0).push(encrypted);
    expect(out.buffer).toBe(encrypted.buffer);
  });

  it('does not hand out memory that it goes on using', () => {
    const encrypted = encryptStripes(sample(100), KEY);
    const stage = createStripeDecryptor(KEY)(0);
    stage.push(encrypted);
    const rest = stage.end();
    stage.push(sample(50));
    expect([...rest]).toEqual([...sample(100)]);
    expect(stage.end()).toHaveLength(50);
  });

  it('decrypts two transfers of a track at once without mixing them', () => {
    const plain = sample(9000);
    const encrypted = encryptStripes(plain, KEY);
    const open = createStripeDecryptor(KEY);
    const [one, other] = [open(0), open(6144)];
    const first = Uint8Array.from(one.push(encrypted.slice(0, 3000)));
    const last = Buffer.concat([other.push(encrypted.slice(6144)), other.end()]);
    expect(Buffer.concat([first, one.push(encrypted.slice(3000)), one.end()]).equals(plain)).toBe(true);
    expect(last.equals(plain.slice(6144))).toBe(true);
  });

  it.each([1, 2048, 6143, -6144, 0.5])('refuses to start at %p', (offset) => {
    expect(() => createStripeDecryptor(KEY)(offset)).toThrow(RangeError);
    expect(() => encryptStripes(new Uint8Array(1), KEY, offset)).toThrow(RangeError);
  });
});
