function tableOf(width: 8 | 16, polynomial: number): Uint16Array {
  const top = 1 << (width - 1);
  const mask = (1 << width) - 1;
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let value = byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) value = value & top ? (value << 1) ^ polynomial : value << 1;
    return value & mask;
  });
}

const CRC8 = tableOf(8, 0x07);
const CRC16 = tableOf(16, 0x8005);

/** CRC-8 of a FLAC frame header (x⁸+x²+x+1, from 0). */
export function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = CRC8[crc ^ byte] ?? 0;
  return crc;
}

/** CRC-16 of a FLAC frame (x¹⁶+x¹⁵+x²+1, from 0). @param crc of the bytes before */
export function crc16(bytes: Uint8Array, crc = 0): number {
  let value = crc;
  for (const byte of bytes) value = ((value << 8) & 0xffff) ^ (CRC16[(value >> 8) ^ byte] ?? 0);
  return value;
}

/**
 * What becomes of a CRC-16 when `length` zero bytes follow, for any CRC: the map is linear, so 16 answers give all.
 * With it the checksum of header + body comes from the two separately, and no body is walked twice.
 */
export function crc16Shift(length: number): (crc: number) => number {
  const zeros = new Uint8Array(length);
  const basis = Array.from({ length: 16 }, (_, bit) => crc16(zeros, 1 << bit));
  return (crc) => basis.reduce((sum, image, bit) => ((crc >> bit) & 1 ? sum ^ image : sum), 0);
}
