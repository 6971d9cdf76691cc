import { expect, it } from '@jest/globals';
import { stagedItemOf, stagingName } from './staging-name.js';

it.each(['track_1', 'album_2.track_3#2', 'track_tapes:Ä b', '.x', 'x'.repeat(240)])(
  '%s is found again by its staged file',
  (id) => {
    expect(stagedItemOf(stagingName(id))).toBe(id);
  },
);

it('an id that is too long for a name is not found again, and no other is found in its place', () => {
  // Among a few hundred hashes some begin with the code of a character.
  for (let count = 241; count < 700; count++) expect(stagedItemOf(stagingName('x'.repeat(count)))).toBeNull();
});

it.each(['', 'track_1', '%.part', '%-.part', 'A.part', '%41%zz.part'])('%j belongs to nobody', (name) => {
  expect(stagedItemOf(name)).toBeNull();
});
