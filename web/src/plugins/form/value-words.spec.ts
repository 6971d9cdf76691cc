import { describe, expect, it } from '@jest/globals';
import { defaultWords, valueWords } from './value-words.js';

describe('values in few words', () => {
  it.each([
    [true, 'on'],
    [false, 'off'],
    [0, '0'],
    ['', 'nothing'],
    [null, 'nothing'],
    [[], 'nothing'],
    [['a', 2], 'a, 2'],
    [{ a: 1 }, '{"a":1}'],
    ['x'.repeat(41), `${'x'.repeat(39)}…`],
  ])('%j: %s', (value, text) => {
    expect(valueWords(value)).toBe(text);
  });

  it('say nothing of a default that is none', () => {
    expect(defaultWords(undefined)).toBeUndefined();
    expect(defaultWords('')).toBeUndefined();
    expect(defaultWords(0)).toBe('0');
  });
});
