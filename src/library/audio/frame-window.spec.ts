import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noise } from '../../../test/support/audio-fixtures.js';
import { frameWindow, WINDOW_BYTES } from './frame-window.js';

const window = frameWindow();

/** The division as it is defined, bit by bit. */
function remainder(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) {
    value ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & 0x8000 ? 0x8005 : 0)) & 0xffff;
  }
  return value;
}

describe('the CRC of a frame', () => {
  it('is the remainder of the division, wherever the bytes lie and however many they are', () => {
    const bytes = noise(WINDOW_BYTES + 1);
    window.load(bytes);
    const range = fc.tuple(fc.nat({ max: 1000 }), fc.oneof(fc.nat({ max: 700 }), fc.nat({ max: 20_000 })));
    fc.assert(
      fc.property(range, fc.nat({ max: 0xffff }), ([start, length], crc) => {
        expect(window.crc16(crc, start, start + length)).toBe(remainder(crc, bytes.subarray(start, start + length)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([0, 1, 7, 8, 511, 512, 513, 639, 640, 641, 4096])('knows a single bit before %d zeros', (zeros) => {
    const bytes = new Uint8Array(zeros + 1);
    bytes[0] = 1;
    window.load(bytes);
    expect(window.crc16(0, 0, bytes.length)).toBe(remainder(0, bytes));
  });

  it('goes on where it stopped', () => {
    const bytes = noise(9000, 5);
    window.load(bytes);
    const whole = remainder(0, bytes);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (cut) => {
        expect(window.crc16(window.crc16(0, 0, cut), cut, bytes.length)).toBe(whole);
      }),
    );
  });
});

describe('the sync bytes of a frame', () => {
  it('are found where they are, also with the byte behind the end, and nowhere else', () => {
    const values = fc.constantFrom(0xff, 0xff, 0xf8, 0xf9, 0xf7, 0xfe, 0x7f, 0x80, 0x00, 0x01);
    fc.assert(
      fc.property(
        fc.array(values, { minLength: 1, maxLength: 200, size: 'max' }),
        fc.nat({ max: 40 }),
        fc.constantFrom(0xf8, 0xf9),
        (list, from, second) => {
          const bytes = Buffer.from(list);
          window.load(bytes);
          const start = Math.min(from, bytes.length - 1);
          const found = bytes.indexOf(Buffer.from([0xff, second]), start);
          expect(window.findSync(start, bytes.length - 1, second)).toBe(found);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are found in the last two bytes of a full window', () => {
    const bytes = Buffer.alloc(WINDOW_BYTES + 1, 0xff);
    bytes[WINDOW_BYTES] = 0xf8;
    window.load(bytes);
    expect(window.findSync(0, WINDOW_BYTES, 0xf8)).toBe(WINDOW_BYTES - 1);
    expect(window.findSync(0, WINDOW_BYTES - 1, 0xf8)).toBe(-1);
    expect(window.findSync(0, WINDOW_BYTES, 0xf9)).toBe(-1);
  });
});
