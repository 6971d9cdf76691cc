import { piFractionWords } from './pi-words.js';

/** Bytes of one block. */
export const BLOCK_BYTES = 8;

const ROUNDS = 16;
const SUBKEYS = ROUNDS + 2;
const BOX_WORDS = 256;
const INITIAL_WORDS = piFractionWords(SUBKEYS + 4 * BOX_WORDS);

/**
 * Blowfish (B. Schneier, 1993) with the tables of one key, said clearly. Words are big-endian; a block is two of them.
 * Transfers are decrypted by `kernel/stripes.ts`, which tests compare with this.
 * The halves are exchanged through `left` and `right`, so that no block allocates.
 */
export class Blowfish {
  left = 0;
  right = 0;
  private readonly subkeys: Int32Array;
  private readonly boxes: readonly [Int32Array, Int32Array, Int32Array, Int32Array];

  /** @param key 4–56 bytes. @throws RangeError for another length */
  constructor(key: Uint8Array) {
    if (key.length < 4 || key.length > 56) {
      throw new RangeError(`a Blowfish key has 4 to 56 bytes, not ${String(key.length)}`);
    }
    const words = Int32Array.from(INITIAL_WORDS);
    const box = (index: number): Int32Array =>
      words.subarray(SUBKEYS + index * BOX_WORDS, SUBKEYS + (index + 1) * BOX_WORDS);
    this.subkeys = words.subarray(0, SUBKEYS);
    this.boxes = [box(0), box(1), box(2), box(3)];
    this.mixKey(key);
    for (let index = 0; index < words.length; index += 2) {
      this.encrypt(this.left, this.right);
      words[index] = this.left;
      words[index + 1] = this.right;
    }
  }

  encrypt(left: number, right: number): void {
    const p = this.subkeys;
    const [s0, s1, s2, s3] = this.boxes;
    for (let round = 0; round < ROUNDS; round += 2) {
      left ^= p[round]!;
      right ^= ((s0[left >>> 24]! + s1[(left >>> 16) & 255]!) ^ s2[(left >>> 8) & 255]!) + s3[left & 255]!;
      right ^= p[round + 1]!;
      left ^= ((s0[right >>> 24]! + s1[(right >>> 16) & 255]!) ^ s2[(right >>> 8) & 255]!) + s3[right & 255]!;
    }
    this.left = right ^ p[ROUNDS + 1]!;
    this.right = left ^ p[ROUNDS]!;
  }

  decrypt(left: number, right: number): void {
    const p = this.subkeys;
    const [s0, s1, s2, s3] = this.boxes;
    for (let round = ROUNDS + 1; round > 1; round -= 2) {
      left ^= p[round]!;
      right ^= ((s0[left >>> 24]! + s1[(left >>> 16) & 255]!) ^ s2[(left >>> 8) & 255]!) + s3[left & 255]!;
      right ^= p[round - 1]!;
      left ^= ((s0[right >>> 24]! + s1[(right >>> 16) & 255]!) ^ s2[(right >>> 8) & 255]!) + s3[right & 255]!;
    }
    this.left = right ^ p[0]!;
    this.right = left ^ p[1]!;
  }

  /** Folds the key, repeated as often as needed, into the subkeys. */
  private mixKey(key: Uint8Array): void {
    let position = 0;
    for (let subkey = 0; subkey < SUBKEYS; subkey++) {
      let word = 0;
      for (let byte = 0; byte < 4; byte++) {
        word = (word << 8) | key[position]!;
        position = (position + 1) % key.length;
      }
      this.subkeys[subkey]! ^= word;
    }
  }
}
