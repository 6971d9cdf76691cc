import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decryptStripes } from '../../test/support/decrypt-stripes.js';
import { SLOT_BYTES, StripeKernel } from './stripe-kernel.js';
import { releaseStripeKernel, takeStripeKernel } from './stripe-kernel-pool.js';
import { STRIPE_CHUNK_BYTES } from './stripe-layout.js';

function fillWithNoise(bytes: Uint8Array, seed: number): void {
  let state = seed;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let at = 0; at < words.length; at++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    words[at] = state ^ (state >>> 13);
  }
}

describe('the stripe kernel', () => {
  it('gives the bytes of the clear cipher, for any key, place and offset, and changes no others', () => {
    const kernel = takeStripeKernel();
    const [first, second] = kernel.slots;
    fillWithNoise(first, 1);
    fillWithNoise(second, 2);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 56 }),
        fc.constantFrom(0 as const, 1 as const),
        fc.nat({ max: 9000 }),
        fc.nat({ max: 9 }),
        fc.nat({ max: 1_000_000 }),
        (key, slot, start, chunks, chunkOfFile) => {
          const offset = chunkOfFile * STRIPE_CHUNK_BYTES;
          const end = start + chunks * STRIPE_CHUNK_BYTES;
          const expected = kernel.slots.map((bytes) => Buffer.from(bytes));
          expected[slot]?.set(decryptStripes(kernel.slots[slot].subarray(start, end), key, offset), start);
          kernel.setKey(key);
          kernel.decrypt(slot, start, end, offset);
          expect(expected.map((bytes, index) => bytes.equals(index === 0 ? first : second))).toEqual([true, true]);
        },
      ),
      { numRuns: 150 },
    );
    releaseStripeKernel(kernel);
  });

  it('decrypts full slots to their last byte, one after the other', () => {
    const kernel = takeStripeKernel();
    const key = Uint8Array.from({ length: 16 }, (_, index) => index * 13 + 1);
    kernel.setKey(key);
    // A slot is no multiple of the stripes: in each of three the pattern begins elsewhere.
    for (const [slot, offset] of [
      [0, 0],
      [1, SLOT_BYTES],
      [0, 2 * SLOT_BYTES],
    ] as const) {
      const bytes = kernel.slots[slot];
      fillWithNoise(bytes, offset + 3);
      const expected = decryptStripes(bytes, key, offset);
      kernel.decrypt(slot, 0, SLOT_BYTES, offset);
      expect(expected.equals(bytes)).toBe(true);
    }
    releaseStripeKernel(kernel);
  });

  it('refuses what would end beyond a slot or within a chunk, and keys that are none', () => {
    const kernel = takeStripeKernel();
    const before = Buffer.from(kernel.slots[0]);
    const ranges: [start: number, end: number, offset: number][] = [
      [0, 2047, 0],
      [0, SLOT_BYTES + STRIPE_CHUNK_BYTES, 0],
      [-2048, 2048, 0],
      [4096, 2048, 0],
      [0, 2048, 1024],
      [0, 2048, -2048],
      [0.5, 2048.5, 0],
      [0, Number.NaN, 0],
    ];
    for (const range of ranges) {
      expect(() => {
        kernel.decrypt(0, ...range);
      }).toThrow(RangeError);
    }
    for (const length of [0, 3, 57]) {
      expect(() => {
        kernel.setKey(new Uint8Array(length));
      }).toThrow(RangeError);
    }
    expect(before.equals(kernel.slots[0])).toBe(true);
    releaseStripeKernel(kernel);
  });

  it('is given to one transfer at a time', () => {
    const [one, other] = [takeStripeKernel(), takeStripeKernel()];
    expect(one).not.toBe(other);
    expect(one.slots[0].buffer).not.toBe(other.slots[0].buffer);
    releaseStripeKernel(one);
    releaseStripeKernel(one);
    const again = [takeStripeKernel(), takeStripeKernel()];
    expect(again).toContain(one);
    expect(again[0]).not.toBe(again[1]);
    again.forEach(releaseStripeKernel);
    releaseStripeKernel(other);
  });

  it('has memory of a fixed size', () => {
    const [slot, next] = new StripeKernel().slots;
    expect(slot.byteOffset % 65_536).toBe(0);
    expect(next.byteOffset).toBe(slot.byteOffset + SLOT_BYTES);
    expect(slot.buffer.byteLength).toBe(next.byteOffset + SLOT_BYTES);
  });
});
