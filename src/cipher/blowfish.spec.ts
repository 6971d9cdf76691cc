import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Blowfish } from './blowfish.js';
import { piFractionWords } from './pi-words.js';

/** From the set that was published with the algorithm (E. Young): key, plain block, encrypted block. */
const PUBLISHED_VECTORS = [
  ['0000000000000000', '0000000000000000', '4EF997456198DD78'],
  ['FFFFFFFFFFFFFFFF', 'FFFFFFFFFFFFFFFF', '51866FD5B85ECB8A'],
  ['3000000000000000', '1000000000000001', '7D856F9A613063F2'],
  ['1111111111111111', '1111111111111111', '2466DD878B963C9D'],
  ['0123456789ABCDEF', '1111111111111111', '61F9C3802281B096'],
  ['1111111111111111', '0123456789ABCDEF', '7D0CC630AFDA1EC7'],
  ['FEDCBA9876543210', '0123456789ABCDEF', '0ACEAB0FC6A0A28D'],
  ['7CA110454A1A6E57', '01A1D6D039776742', '59C68245EB05282B'],
  ['0131D9619DC1376E', '5CD54CA83DEF57DA', 'B1B8CC0B250F09A0'],
  ['07A1133E4A0B2686', '0248D43806F67172', '1730E5778BEA1DA4'],
  ['0123456789ABCDEF', '0000000000000000', '245946885754369A'],
  ['FEDCBA9876543210', 'FFFFFFFFFFFFFFFF', '6B5C5A9C5D9E0A5A'],
] as const;

const WORD = fc.integer({ min: -0x80000000, max: 0x7fffffff });

function words(hex: string): [number, number] {
  return [Number.parseInt(hex.slice(0, 8), 16) | 0, Number.parseInt(hex.slice(8), 16) | 0];
}

describe('Blowfish', () => {
  it('starts from the digits of pi', () => {
    expect([...piFractionWords(4)]).toEqual([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
    // The last word of the last box: every digit before it was right too.
    expect(piFractionWords(1042).at(-1)).toBe(0x3ac372e6);
  });

  it.each(PUBLISHED_VECTORS)('key %s turns %s into %s and back', (key, plain, encrypted) => {
    const cipher = new Blowfish(Buffer.from(key, 'hex'));
    cipher.encrypt(...words(plain));
    expect([cipher.left, cipher.right]).toEqual(words(encrypted));
    cipher.decrypt(...words(encrypted));
    expect([cipher.left, cipher.right]).toEqual(words(plain));
  });

  it('undoes itself for every key and block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 56 }), WORD, WORD, (key, left, right) => {
        const cipher = new Blowfish(key);
        cipher.encrypt(left, right);
        cipher.decrypt(cipher.left, cipher.right);
        expect([cipher.left, cipher.right]).toEqual([left, right]);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses keys of a length that the algorithm does not know', () => {
    expect(() => new Blowfish(new Uint8Array(3))).toThrow(RangeError);
    expect(() => new Blowfish(new Uint8Array(57))).toThrow(RangeError);
  });
});
