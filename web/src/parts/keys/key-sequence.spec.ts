import { describe, expect, it } from '@jest/globals';
import { KeySequence } from './key-sequence.js';

const keys = () => new KeySequence(new Set(['n', '?', 'g q', 'g n']));

describe('KeySequence', () => {
  it('knows single keys', () => {
    expect([keys().press('n', 0), keys().press('x', 0)]).toEqual(['n', null]);
  });

  it('knows two keys after each other, which mean something else than the second alone', () => {
    const sequence = keys();
    expect([sequence.press('g', 0), sequence.press('n', 500)]).toEqual([null, 'g n']);
    expect(sequence.press('n', 600)).toBe('n');
  });

  it('does not wait for the second one for ever', () => {
    const sequence = keys();
    expect([sequence.press('g', 0), sequence.press('q', 5000)]).toEqual([null, null]);
  });

  it('begins anew where the second one is the first of another', () => {
    const sequence = keys();
    sequence.press('g', 0);
    expect([sequence.press('g', 100), sequence.press('q', 200)]).toEqual([null, 'g q']);
  });
});
