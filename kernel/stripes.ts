/**
 * Blowfish in CBC, one key at a time, on fixed memory; the other side is src/cipher/stripe-kernel.ts.
 *
 *   0      18 subkeys, then 4 boxes of 256 words: the tables of the key
 *   8192   the same tables before any key: digits of pi, put there by the host
 *   16384  the key, at most 56 bytes
 *   65536  the slots: bytes of files
 *
 * Each table has its place as a constant in the code, so a lookup is one instruction.
 */
const SUBKEYS: i32 = 18;
const TABLE_BYTES: i32 = (18 + 4 * 256) * 4;
const BOXES: usize = 72;
const INITIAL: usize = 8192;
const KEY: usize = 16384;
const CHUNK_BYTES: usize = 2048;
/** What stands before the first block of a chunk: the bytes 00 01 … 07. */
const FIRST: u64 = 0x0706050403020100;

class Blowfish {
  /** The round function. `x >>> 22 & 1020` is the highest byte times four: a place in a box. */
  @inline static mix(x: u32): u32 {
    return (
      ((load<u32>((x >>> 22) & 1020, BOXES) + load<u32>((x >>> 14) & 1020, BOXES + 1024)) ^
        load<u32>((x >>> 6) & 1020, BOXES + 2048)) +
      load<u32>((x << 2) & 1020, BOXES + 3072)
    );
  }

  @inline static subkey(index: usize): u32 {
    return load<u32>(index << 2);
  }
}

/** Makes the tables of the key that lies at KEY. */
export function setKey(length: i32): void {
  memory.copy(0, INITIAL, TABLE_BYTES);
  let position = 0;
  for (let index = 0; index < SUBKEYS; index++) {
    let word: u32 = 0;
    for (let byte = 0; byte < 4; byte++) {
      word = (word << 8) | load<u8>(KEY + position);
      position = position + 1 === length ? 0 : position + 1;
    }
    store<u32>(index << 2, load<u32>(index << 2) ^ word);
  }
  let left: u32 = 0;
  let right: u32 = 0;
  for (let at = 0; at < TABLE_BYTES; at += 8) {
    for (let round: usize = 0; round < 16; round += 2) {
      left ^= Blowfish.subkey(round);
      right ^= Blowfish.mix(left) ^ Blowfish.subkey(round + 1);
      left ^= Blowfish.mix(right);
    }
    const last = left ^ Blowfish.subkey(16);
    left = right ^ Blowfish.subkey(17);
    right = last;
    store<u32>(at, left);
    store<u32>(at, right, 4);
  }
}

/** Decrypts every third chunk in [start, end), in place, from the one that begins at `start`. */
export function decryptStripes(start: usize, end: usize): void {
  for (; start + CHUNK_BYTES <= end; start += 3 * CHUNK_BYTES) decryptChunk(start);
}

/** Backwards no block waits for another one, so four are worked on at once: the lookups of one hide the delay of the others'. */
function decryptChunk(start: usize): void {
  let before = FIRST;
  for (let at = start; at < start + CHUNK_BYTES; at += 32) {
    let l0 = bswap(load<u32>(at)) ^ Blowfish.subkey(17);
    let r0 = bswap(load<u32>(at, 4));
    let l1 = bswap(load<u32>(at, 8)) ^ Blowfish.subkey(17);
    let r1 = bswap(load<u32>(at, 12));
    let l2 = bswap(load<u32>(at, 16)) ^ Blowfish.subkey(17);
    let r2 = bswap(load<u32>(at, 20));
    let l3 = bswap(load<u32>(at, 24)) ^ Blowfish.subkey(17);
    let r3 = bswap(load<u32>(at, 28));
    for (let round: usize = 16; round > 0; round -= 2) {
      const even = Blowfish.subkey(round);
      r0 ^= Blowfish.mix(l0) ^ even;
      r1 ^= Blowfish.mix(l1) ^ even;
      r2 ^= Blowfish.mix(l2) ^ even;
      r3 ^= Blowfish.mix(l3) ^ even;
      const odd = Blowfish.subkey(round - 1);
      l0 ^= Blowfish.mix(r0) ^ odd;
      l1 ^= Blowfish.mix(r1) ^ odd;
      l2 ^= Blowfish.mix(r2) ^ odd;
      l3 ^= Blowfish.mix(r3) ^ odd;
    }
    const first = Blowfish.subkey(0);
    const last = load<u64>(at, 24);
    // From the end: the block before is still needed as it came.
    store<u64>(at, words(r3 ^ first, l3) ^ load<u64>(at, 16), 24);
    store<u64>(at, words(r2 ^ first, l2) ^ load<u64>(at, 8), 16);
    store<u64>(at, words(r1 ^ first, l1) ^ load<u64>(at), 8);
    store<u64>(at, words(r0 ^ first, l0) ^ before);
    before = last;
  }
}

/** A block as it lies in memory. */
function words(left: u32, right: u32): u64 {
  return ((<u64>bswap(right)) << 32) | bswap(left);
}
