import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Blowfish } from './blowfish.js';
import { decryptCbc } from './cbc.js';
import { STRIPE_CHUNK_BYTES, STRIPE_IV, STRIPE_PERIOD_BYTES, viewOf } from './stripe-layout.js';
import { SLOT_BYTES } from './stripe-kernel.js';
import { releaseStripeKernel, takeStripeKernel } from './stripe-kernel-pool.js';

/** The same, said clearly. */
function decryptClearly(data: Uint8Array, key: Uint8Array, offset: number): Uint8Array {
  const out = Uint8Array.from(data);
  const cipher = new Blowfish(key);
  for (let at = 0; at + STRIPE_CHUNK_BYTES <= out.length; at += STRIPE_CHUNK_BYTES) {
    if ((offset + at) % STRIPE_PERIOD_BYTES !== 0) continue;
    decryptCbc(cipher, viewOf(out), at, at + STRIPE_CHUNK_BYTES, STRIPE_IV);
  }
  return out;
}

const KEYS = fc.uint8Array({ minLength: 4, maxLength: 56 });
const CHUNK = fc.nat({ max: SLOT_BYTES / STRIPE_CHUNK_BYTES });

describe('the stripe kernel', () => {
  it('gives the same bytes as the clear cipher, for any key, place and offset, and changes no others', () => {
    const kernel = takeStripeKernel();
    fc.assert(
      fc.property(
        KEYS,
        fc.constantFrom(0 as const, 1 as const),
        fc.nat({ max: 7000 }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 1_000_000 }),
        fc.integer(),
        (key, slot, start, chunks, offsetChunk, seed) => {
          const offset = offsetChunk * STRIPE_CHUNK_BYTES;
          const end = start + chunks * STRIPE_CHUNK_BYTES;
          const bytes = kernel.slots[slot];
          fillWithNoise(kernel.slots[0], seed);
          fillWithNoise(kernel.slots[1], seed + 1);
          const other = Buffer.from(kernel.slots[slot === 0 ? 1 : 0]);
          const expected = Buffer.from(bytes);
          expected.set(decryptClearly(bytes.subarray(start, end), key, offset), start);
          kernel.setKey(key);
          kernel.decrypt(slot, start, end, offset);
          expect(expected.equals(bytes)).toBe(true);
          expect(other.equals(kernel.slots[slot === 0 ? 1 : 0])).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    releaseStripeKernel(kernel);
  });
});

function fillWithNoise(bytes: Uint8Array, seed: number): void {
  let state = seed | 1;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let at = 0; at < words.length; at++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    words[at] = state;
  }
}
void CHUNK;
