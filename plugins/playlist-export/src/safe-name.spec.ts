import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeName as nameOfTheHost } from '../../../src/library/safe-name.js';
import { safeName } from './safe-name.js';

describe('a safe name', () => {
  // The host refuses names that it would not give itself, so both have to agree.
  it('is the one that the host would give', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('/', '\\', '..', '. ', '\0', 'CON', 'nul.', 'COM¹', ' : ', '\u202e', '\ud800', '👩‍👩‍👧‍👦', 'é'),
      fc.string({ unit: fc.constantFrom('é', '日', '🎵', 'a', '\u0301'), minLength: 60, maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 6 }), fc.integer({ min: 8, max: 255 }), (parts, maxBytes) => {
        expect(safeName(parts.join(''), maxBytes)).toBe(nameOfTheHost(parts.join(''), maxBytes));
      }),
      { numRuns: 300 },
    );
  });
});
