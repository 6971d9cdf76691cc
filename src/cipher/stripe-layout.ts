import type { Iv } from './cbc.js';

/** A file is cut into chunks of this many bytes from its first byte; every third one, from the first, is encrypted. */
export const STRIPE_CHUNK_BYTES = 2048;

/** The pattern repeats after this many bytes: one encrypted chunk, two plain ones. */
export const STRIPE_PERIOD_BYTES = 3 * STRIPE_CHUNK_BYTES;

/** Each encrypted chunk starts anew with the bytes 00 01 … 07 before it. */
export const STRIPE_IV: Iv = [0x00010203, 0x04050607];

/** @throws RangeError when the pattern does not start at that offset */
export function assertStripeOffset(offset: number): void {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset % STRIPE_PERIOD_BYTES !== 0) {
    throw new RangeError(`stripes start at multiples of ${String(STRIPE_PERIOD_BYTES)}, not at ${String(offset)}`);
  }
}

/** A view on the same memory, for big-endian words. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
