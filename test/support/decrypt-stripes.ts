import { BLOCK_BYTES, Blowfish } from '../../src/cipher/blowfish.js';
import { STRIPE_CHUNK_BYTES, STRIPE_IV, STRIPE_PERIOD_BYTES, viewOf } from '../../src/cipher/stripe-layout.js';

/**
 * Decrypts stripes clearly: block after block, with the cipher that is held against the published vectors. What the kernel does at
 * speed must be the same.
 * @param offset where in the file `data` begins, a chunk boundary
 * @returns as many bytes in new memory
 */
export function decryptStripes(data: Uint8Array, key: Uint8Array, offset = 0): Buffer {
  const out = Buffer.from(data);
  const cipher = new Blowfish(key);
  for (let at = 0; at + STRIPE_CHUNK_BYTES <= out.length; at += STRIPE_CHUNK_BYTES) {
    if ((offset + at) % STRIPE_PERIOD_BYTES === 0)
      decryptCbc(cipher, viewOf(out.subarray(at, at + STRIPE_CHUNK_BYTES)));
  }
  return out;
}

function decryptCbc(cipher: Blowfish, chunk: DataView): void {
  let [beforeLeft, beforeRight] = STRIPE_IV;
  for (let at = 0; at < chunk.byteLength; at += BLOCK_BYTES) {
    const [left, right] = [chunk.getInt32(at), chunk.getInt32(at + 4)];
    cipher.decrypt(left, right);
    chunk.setInt32(at, cipher.left ^ beforeLeft);
    chunk.setInt32(at + 4, cipher.right ^ beforeRight);
    [beforeLeft, beforeRight] = [left, right];
  }
}
