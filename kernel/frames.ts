/**
 * What makes FLAC frames sure, on fixed memory: where one may begin, and the CRC-16 over it. The other side is
 * src/library/audio/frame-window.ts.
 *
 *   0      sixteen words of 64 bits: what a long range was folded into
 *   1024   tables of the CRC, eight times 256 numbers of 16 bits
 *   8192   the window: bytes of a file
 */
const STATE: usize = 0;
const STATE_BYTES: usize = 128;
const TABLES: usize = 1024;
/** Below this, tables alone are as fast. */
const LONG_BYTES: usize = 512;

const ONES: u64 = 0x0101010101010101;
const TOPS: u64 = 0x8080808080808080;

// TABLES[k · 256 + b] = CRC of byte b followed by k zero bytes.
for (let byte: u32 = 0; byte < 256; byte++) {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x8005 : 0)) & 0xffff;
  store<u16>(TABLES + byte * 2, <u16>crc);
}
for (let index: usize = 256; index < 8 * 256; index++) {
  const before: u32 = load<u16>(TABLES + (index - 256) * 2);
  store<u16>(TABLES + index * 2, <u16>((before << 8) ^ load<u16>(TABLES + (before >>> 8) * 2)));
}

class Table {
  @inline static at(zeros: usize, byte: u32): u32 {
    return load<u16>(TABLES + zeros * 512 + byte * 2);
  }
}

/**
 * The first place in [start, end) with the bytes ff and `second`, else 0. The byte at `end` is looked at, too.
 * Eight places at once: the word is the complement of the first bytes or'ed with the difference of the second ones, so a byte of it is zero
 * where both fit.
 */
export function findSync(start: usize, end: usize, second: u32): usize {
  const pattern = ONES * <u64>second;
  let at = start;
  for (; at + 16 <= end; at += 16) {
    const low = ~load<u64>(at) | (load<u64>(at, 1) ^ pattern);
    const high = ~load<u64>(at, 8) | (load<u64>(at, 9) ^ pattern);
    if ((((low - ONES) & ~low) | ((high - ONES) & ~high)) & TOPS) break;
  }
  for (; at < end; at++) {
    if (load<u8>(at) === 0xff && load<u8>(at, 1) === <u8>second) return at;
  }
  return 0;
}

/** CRC-16 of FLAC frames (x¹⁶ + x¹⁵ + x² + 1, most significant bit first), continued over [start, end). */
export function crc16(crc: u32, start: usize, end: usize): u32 {
  if (end - start < LONG_BYTES) return byTables(crc, start, end);
  const rest = fold(crc, start, end);
  return byTables(byTables(0, STATE, STATE + STATE_BYTES), rest, end);
}

function byTables(crc: u32, start: usize, end: usize): u32 {
  let at = start;
  for (; at + 8 <= end; at += 8) {
    crc =
      Table.at(7, (crc >>> 8) ^ load<u8>(at)) ^
      Table.at(6, (crc & 0xff) ^ load<u8>(at, 1)) ^
      Table.at(5, load<u8>(at, 2)) ^
      Table.at(4, load<u8>(at, 3)) ^
      Table.at(3, load<u8>(at, 4)) ^
      Table.at(2, load<u8>(at, 5)) ^
      Table.at(1, load<u8>(at, 6)) ^
      Table.at(0, load<u8>(at, 7));
  }
  for (; at < end; at++) crc = ((crc << 8) & 0xffff) ^ Table.at(0, (crc >>> 8) ^ load<u8>(at));
  return crc;
}

/**
 * Folds a long range into STATE: 128 bytes with the same remainder. Squaring the polynomial six times gives
 * x¹⁰²⁴ ≡ x⁹⁶⁰ + x¹²⁸ + 1, so a word of 64 bits may be dropped when it is added to the first, the fourteenth and the sixteenth word
 * behind it: sums of whole words, no tables. Seen from word i that is w[i] + y[i−1] + y[i−14] + y[i−16].
 * @returns where the bytes begin that are not folded, fewer than 128
 */
function fold(crc: u32, start: usize, end: usize): usize {
  // The CRC so far belongs to the first two bytes; the first byte of a word is its lowest.
  let y0: u64 = (crc >>> 8) | ((crc & 0xff) << 8);
  let y1: u64 = 0;
  let y2: u64 = 0;
  let y3: u64 = 0;
  let y4: u64 = 0;
  let y5: u64 = 0;
  let y6: u64 = 0;
  let y7: u64 = 0;
  let y8: u64 = 0;
  let y9: u64 = 0;
  let y10: u64 = 0;
  let y11: u64 = 0;
  let y12: u64 = 0;
  let y13: u64 = 0;
  let y14: u64 = 0;
  let y15: u64 = 0;
  let at = start;
  for (; at + STATE_BYTES <= end; at += STATE_BYTES) {
    y0 ^= load<u64>(at) ^ y15 ^ y2;
    y1 ^= load<u64>(at, 8) ^ y0 ^ y3;
    y2 ^= load<u64>(at, 16) ^ y1 ^ y4;
    y3 ^= load<u64>(at, 24) ^ y2 ^ y5;
    y4 ^= load<u64>(at, 32) ^ y3 ^ y6;
    y5 ^= load<u64>(at, 40) ^ y4 ^ y7;
    y6 ^= load<u64>(at, 48) ^ y5 ^ y8;
    y7 ^= load<u64>(at, 56) ^ y6 ^ y9;
    y8 ^= load<u64>(at, 64) ^ y7 ^ y10;
    y9 ^= load<u64>(at, 72) ^ y8 ^ y11;
    y10 ^= load<u64>(at, 80) ^ y9 ^ y12;
    y11 ^= load<u64>(at, 88) ^ y10 ^ y13;
    y12 ^= load<u64>(at, 96) ^ y11 ^ y14;
    y13 ^= load<u64>(at, 104) ^ y12 ^ y15;
    y14 ^= load<u64>(at, 112) ^ y13 ^ y0;
    y15 ^= load<u64>(at, 120) ^ y14 ^ y1;
  }
  // The last sixteen are not dropped: what they were given by each other is taken back.
  store<u64>(STATE, y0);
  store<u64>(STATE, y1 ^ y0, 8);
  store<u64>(STATE, y2 ^ y1, 16);
  store<u64>(STATE, y3 ^ y2, 24);
  store<u64>(STATE, y4 ^ y3, 32);
  store<u64>(STATE, y5 ^ y4, 40);
  store<u64>(STATE, y6 ^ y5, 48);
  store<u64>(STATE, y7 ^ y6, 56);
  store<u64>(STATE, y8 ^ y7, 64);
  store<u64>(STATE, y9 ^ y8, 72);
  store<u64>(STATE, y10 ^ y9, 80);
  store<u64>(STATE, y11 ^ y10, 88);
  store<u64>(STATE, y12 ^ y11, 96);
  store<u64>(STATE, y13 ^ y12, 104);
  store<u64>(STATE, y14 ^ y13 ^ y0, 112);
  store<u64>(STATE, y15 ^ y14 ^ y1, 120);
  return at;
}
