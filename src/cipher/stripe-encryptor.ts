import { Blowfish } from './blowfish.js';
import { encryptCbc } from './cbc.js';
import { STRIPE_CHUNK_BYTES, STRIPE_IV, STRIPE_PERIOD_BYTES, assertStripeOffset, viewOf } from './stripe-layout.js';

/**
 * Encrypts every third chunk of 2048 bytes, from the first; a last chunk that is shorter stays plain.
 * @param data plain bytes from `offset` to the end of the file (or to another chunk boundary); not changed
 * @param key the 16 bytes of the track
 * @param offset where `data` starts within the file, a multiple of 6144
 * @returns as many bytes in new memory
 * @throws RangeError for an offset where the pattern does not start, or a key that is no Blowfish key
 */
export function encryptStripes(data: Uint8Array, key: Uint8Array, offset = 0): Uint8Array {
  assertStripeOffset(offset);
  const cipher = new Blowfish(key);
  const out = new Uint8Array(data);
  const view = viewOf(out);
  for (let start = 0; start + STRIPE_CHUNK_BYTES <= out.length; start += STRIPE_PERIOD_BYTES) {
    encryptCbc(cipher, view, start, start + STRIPE_CHUNK_BYTES, STRIPE_IV);
  }
  return out;
}
