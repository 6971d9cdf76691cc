const POLYNOMIAL = 0x8005;
const SLICES = 8;

/** Sixteen words of 32 bits. */
const STATE_BYTES = 64;
/** Below this the short way is as fast. */
const LONG_BYTES = 256;

/** TABLES[k · 256 + b] = CRC of byte b followed by k zero bytes: eight bytes are folded in one step. */
const TABLES = buildTables();

function buildTables(): Uint16Array {
  const tables = new Uint16Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? POLYNOMIAL : 0)) & 0xffff;
    tables[byte] = crc;
  }
  for (let index = 256; index < tables.length; index++) {
    const previous = tables[index - 256] ?? 0;
    tables[index] = ((previous << 8) ^ (tables[previous >> 8] ?? 0)) & 0xffff;
  }
  return tables;
}

const stateBytes = new Uint8Array(STATE_BYTES);
const state = new DataView(stateBytes.buffer);

/** CRC-16 of FLAC frames (x¹⁶ + x¹⁵ + x² + 1, most significant bit first), continued over `bytes[start, end)`. */
export function crc16(crc: number, bytes: Uint8Array, start: number, end: number): number {
  if (end - start < LONG_BYTES) return byTables(crc, bytes, start, end);
  const words = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const folded = foldWords(crc, words);
  return byTables(byTables(0, stateBytes, 0, STATE_BYTES), bytes, start + folded, end);
}

/**
 * Folds a long range into {@link state}: 64 bytes with the same remainder. Squaring the polynomial five times gives
 * x⁵¹² ≡ x⁴⁸⁰ + x⁶⁴ + 1, so a word of 32 bits may be dropped when it is added to the first, the fourteenth and the sixteenth word
 * behind it: sums of whole words, three times as fast as tables. Seen from word i that is w[i] + y[i−1] + y[i−14] + y[i−16].
 * @returns how many bytes are folded, a multiple of 64
 */
function foldWords(crc: number, words: DataView): number {
  // The CRC so far belongs to the first two bytes; words lie there with the first byte lowest.
  let y0 = (crc >> 8) | ((crc & 0xff) << 8);
  let y1 = 0;
  let y2 = 0;
  let y3 = 0;
  let y4 = 0;
  let y5 = 0;
  let y6 = 0;
  let y7 = 0;
  let y8 = 0;
  let y9 = 0;
  let y10 = 0;
  let y11 = 0;
  let y12 = 0;
  let y13 = 0;
  let y14 = 0;
  let y15 = 0;
  let at = 0;
  for (const last = words.byteLength - STATE_BYTES; at <= last; at += STATE_BYTES) {
    y0 ^= words.getInt32(at, true) ^ y15 ^ y2;
    y1 ^= words.getInt32(at + 4, true) ^ y0 ^ y3;
    y2 ^= words.getInt32(at + 8, true) ^ y1 ^ y4;
    y3 ^= words.getInt32(at + 12, true) ^ y2 ^ y5;
    y4 ^= words.getInt32(at + 16, true) ^ y3 ^ y6;
    y5 ^= words.getInt32(at + 20, true) ^ y4 ^ y7;
    y6 ^= words.getInt32(at + 24, true) ^ y5 ^ y8;
    y7 ^= words.getInt32(at + 28, true) ^ y6 ^ y9;
    y8 ^= words.getInt32(at + 32, true) ^ y7 ^ y10;
    y9 ^= words.getInt32(at + 36, true) ^ y8 ^ y11;
    y10 ^= words.getInt32(at + 40, true) ^ y9 ^ y12;
    y11 ^= words.getInt32(at + 44, true) ^ y10 ^ y13;
    y12 ^= words.getInt32(at + 48, true) ^ y11 ^ y14;
    y13 ^= words.getInt32(at + 52, true) ^ y12 ^ y15;
    y14 ^= words.getInt32(at + 56, true) ^ y13 ^ y0;
    y15 ^= words.getInt32(at + 60, true) ^ y14 ^ y1;
  }
  // The last sixteen are not dropped: what they were given by each other is taken back.
  state.setInt32(0, y0, true);
  state.setInt32(4, y1 ^ y0, true);
  state.setInt32(8, y2 ^ y1, true);
  state.setInt32(12, y3 ^ y2, true);
  state.setInt32(16, y4 ^ y3, true);
  state.setInt32(20, y5 ^ y4, true);
  state.setInt32(24, y6 ^ y5, true);
  state.setInt32(28, y7 ^ y6, true);
  state.setInt32(32, y8 ^ y7, true);
  state.setInt32(36, y9 ^ y8, true);
  state.setInt32(40, y10 ^ y9, true);
  state.setInt32(44, y11 ^ y10, true);
  state.setInt32(48, y12 ^ y11, true);
  state.setInt32(52, y13 ^ y12, true);
  state.setInt32(56, y14 ^ y13 ^ y0, true);
  state.setInt32(60, y15 ^ y14 ^ y1, true);
  return at;
}

function byTables(crc: number, bytes: Uint8Array, start: number, end: number): number {
  const t = TABLES;
  // Bounds are the caller's; `!` keeps the loop free of checks that cost a third of its speed.
  let at = start;
  for (const last = end - 8; at <= last; at += 8) {
    const high = (crc >> 8) ^ bytes[at]!;
    const low = (crc & 0xff) ^ bytes[at + 1]!;
    crc =
      t[1792 + high]! ^
      t[1536 + low]! ^
      t[1280 + bytes[at + 2]!]! ^
      t[1024 + bytes[at + 3]!]! ^
      t[768 + bytes[at + 4]!]! ^
      t[512 + bytes[at + 5]!]! ^
      t[256 + bytes[at + 6]!]! ^
      t[bytes[at + 7]!]!;
  }
  for (; at < end; at++) crc = ((crc << 8) & 0xffff) ^ t[(crc >> 8) ^ bytes[at]!]!;
  return crc;
}
