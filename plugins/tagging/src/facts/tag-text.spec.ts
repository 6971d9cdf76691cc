import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tagText, tagTexts } from './tag-text.js';

describe('the text of a tag', () => {
  it('is one line, composed, without what cannot be written', () => {
    expect(tagText(' A\u0000B\nC\u2028D\u0007 ')).toBe('AB C D');
    expect(tagText('Cafe\u0301')).toBe('Caf\u00e9');
    expect(tagText('x\ud800y')).toBe('xy');
    expect(tagText('日本語 🎧 Ødegård')).toBe('日本語 🎧 Ødegård');
  });

  it('is cut at a sane length, never within a character', () => {
    const text = tagText('🎧'.repeat(3000));
    expect(Array.from(text)).toHaveLength(1000);
    expect(text.endsWith('🎧')).toBe(true);
  });

  it('does not change when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = tagText(text);
        expect(tagText(once)).toBe(once);
        expect(Buffer.from(once).toString()).toBe(once);
        expect(once).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('drops the empty ones of a list, and what was said twice', () => {
    expect(tagTexts(['A', ' ', null, undefined, 'B', 'A '])).toEqual(['A', 'B']);
  });
});
