import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeName } from './safe-name.js';

/** Texts of everything that hurts, mixed. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '/',
        '\\',
        '..',
        '.',
        ' ',
        '\0',
        'CON',
        'nul.',
        'COM¹',
        ':',
        ' : ',
        '<',
        '\u0338',
        '\u202e',
        '\ud800',
        '👩‍👩‍👧‍👦',
        'é',
      ),
      fc.string({ unit: fc.constantFrom('é', '日', '🎵', 'a', '\u0301'), minLength: 60, maxLength: 400 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a safe name', () => {
  it.each([
    ['AC/DC', 'AC-DC'],
    ['///', '---'],
    ['Title: Subtitle', 'Title - Subtitle'],
    ['1:1', '1-1'],
    ['What?*', 'What__'],
    ['"Heroes" <live> a|b\\c', "'Heroes' (live) a-b-c"],
    ['K.A.J.', 'K.A.J'],
    ['Electronic ', 'Electronic'],
    ['...Baby One More Time', '_Baby One More Time'],
    ['.', '_'],
    ['..', '_'],
    ['. .', '_'],
    ['', '_'],
    ['   ', '_'],
    ['\u0000\u0007', '_'],
    ['a\tb\r\nc', 'a b c'],
    ['con', 'con_'],
    ['NUL.txt', 'NUL_.txt'],
    ['Com1', 'Com1_'],
    ['COM¹', 'COM¹_'],
    ['CONCERT', 'CONCERT'],
    ['e\u0301', 'é'],
    ['\u202eflac.3pm', 'flac.3pm'],
    ['a\ud800b', 'ab'],
    ['.deemusic', '_deemusic'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['שלום', 'שלום'],
  ])('of %j is %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it('is cut between characters as people see them', () => {
    const family = '👩‍👩‍👧‍👦';
    const bytes = Buffer.byteLength(family);
    expect(safeName(family.repeat(20))).toBe(family.repeat(Math.floor(255 / bytes)));
    expect(safeName('é'.repeat(200), 9)).toBe('éééé');
    expect(safeName('e\u0301'.normalize('NFD').repeat(9), 5)).toBe('éé');
    expect(safeName('ab. cd', 4)).toBe('ab');
  });

  it('is cut within one when that is longer than a name may be', () => {
    const stacked = `a${'\u0489'.repeat(300)}`;
    expect(Buffer.byteLength(safeName(stacked))).toBe(255);
  });

  it('has no forbidden character and at most 255 bytes, whatever it is made of', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 8, max: 255 }), (text, maxBytes) => {
        const name = safeName(text, maxBytes);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(maxBytes);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}]/u);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i);
        expect(name).toBe(name.normalize('NFC'));
        expect(Buffer.from(name).toString()).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it('is its own safe name', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 8, max: 255 }), (text, maxBytes) => {
        const name = safeName(text, maxBytes);
        expect(safeName(name, maxBytes)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
