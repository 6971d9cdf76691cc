import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noise } from '../../../test/support/audio-fixtures.js';
import { encryptStripes, releaseStripeKernel, takeStripeKernel } from '../../cipher/index.js';
import { SlotIntake } from './slot-intake.js';

/** Made up; no key of anybody. */
const KEY = Uint8Array.from({ length: 16 }, (_, index) => index * 11 + 5);
const PERIOD_BYTES = 6144;
/** Longer than both slots. */
const PLAIN = noise(3 * 256 * 1024 + 5000);
const ENCRYPTED = encryptStripes(PLAIN, KEY);

interface Cut {
  length: number;
  start: number;
  repeatedBytes: number;
  sizes: readonly number[];
}

/** @returns what was accepted of the file from `start` on, in pieces of those sizes (again and again) */
async function takeIn({ length, start, repeatedBytes, sizes }: Cut): Promise<Buffer> {
  // Only the last chunk of a file is plain when it is short, so a shorter file is encrypted anew.
  const encrypted = Buffer.from(ENCRYPTED.subarray(0, length));
  const tail = length - (length % 2048);
  encrypted.set(PLAIN.subarray(tail, length), tail);
  const kernel = takeStripeKernel();
  kernel.setKey(KEY);
  const accepted: Buffer[] = [];
  const writes: Promise<void>[] = [];
  const intake = new SlotIntake({
    kernel,
    isEncrypted: true,
    start,
    repeatedBytes,
    accept: (bytes) => {
      // As a disk does it: later, from the memory that was given.
      const write = Promise.resolve().then(() => void accepted.push(Buffer.from(bytes)));
      writes.push(write);
      return write;
    },
  });
  for (let at = start, cut = 0; at < length; cut++) {
    const size = sizes[cut % sizes.length] ?? length;
    await intake.put(encrypted.subarray(at, Math.min(length, at + size)));
    at += size;
    if (cut % 3 === 0) intake.pass();
  }
  intake.end();
  await Promise.all(writes);
  releaseStripeKernel(kernel);
  return Buffer.concat(accepted);
}

describe('bytes taken in by slots', () => {
  it.each([0, 1, 2047, 2048, 2049, 6143, 6144, 6145, 8192, 262_143, 262_144, 262_145, 524_289])(
    'are whole at a length of %d, in one piece and in many',
    async (length) => {
      for (const sizes of [[Math.max(1, length)], [1447], [1, 65_536]]) {
        const out = await takeIn({ length, start: 0, repeatedBytes: 0, sizes });
        expect(out.equals(PLAIN.subarray(0, length))).toBe(true);
      }
    },
  );

  it('are whole however they are cut, wherever they start, and what is there already comes once', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 8 });
    const length = fc.integer({ min: 0, max: PLAIN.length });
    const file = length.chain((bytes) =>
      fc.tuple(fc.constant(bytes), fc.nat({ max: Math.floor(bytes / PERIOD_BYTES) }), fc.nat({ max: PERIOD_BYTES })),
    );
    await fc.assert(
      fc.asyncProperty(file, sizes, async ([bytes, period, repeated], cuts) => {
        const start = period * PERIOD_BYTES;
        const repeatedBytes = Math.min(repeated, bytes - start);
        const out = await takeIn({ length: bytes, start, repeatedBytes, sizes: [...cuts, 70_000] });
        expect(out.equals(PLAIN.subarray(start + repeatedBytes, bytes))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
