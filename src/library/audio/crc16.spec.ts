import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crc16 } from './crc16.js';

/** The division as it is defined, bit by bit. */
function clearly(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) {
    value ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & 0x8000 ? 0x8005 : 0)) & 0xffff;
  }
  return value;
}

it('the CRC of a frame is the remainder of the division, wherever the bytes lie and however many they are', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 4000, size: 'max' }),
      fc.nat({ max: 0xffff }),
      fc.nat({ max: 300 }),
      (noise, crc, start) => {
        const bytes = Buffer.concat([Buffer.alloc(1), noise]).subarray(1);
        const begin = Math.min(start, bytes.length);
        expect(crc16(crc, bytes, begin, bytes.length)).toBe(clearly(crc, bytes.subarray(begin)));
      },
    ),
    { numRuns: 300 },
  );
});

it.each([0, 1, 7, 8, 255, 256, 257, 319, 320, 321, 4096])('%d zeros and a one leave the power of x', (zeros) => {
  const bytes = new Uint8Array(zeros + 1);
  bytes[0] = 1;
  expect(crc16(0, bytes, 0, bytes.length)).toBe(clearly(0, bytes));
});

it('goes on where it stopped', () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7 + (index >> 5)) & 255);
  const whole = crc16(0, bytes, 0, bytes.length);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length }), (cut) => {
      expect(crc16(crc16(0, bytes, 0, cut), bytes, cut, bytes.length)).toBe(whole);
    }),
  );
});
