import type { Blowfish } from './blowfish.js';
import { BLOCK_BYTES } from './blowfish.js';

/** An initialisation vector: the two big-endian words that precede the first block. */
export type Iv = readonly [left: number, right: number];

/** Encrypts `data[start, end)` in place; the range is a whole number of blocks. */
export function encryptCbc(cipher: Blowfish, data: DataView, start: number, end: number, iv: Iv): void {
  let [left, right] = iv;
  for (let at = start; at < end; at += BLOCK_BYTES) {
    cipher.encrypt(left ^ data.getInt32(at), right ^ data.getInt32(at + 4));
    ({ left, right } = cipher);
    data.setInt32(at, left);
    data.setInt32(at + 4, right);
  }
}
