import { describe, expect, it } from '@jest/globals';
import { hasInName, isDiscName, isNamed } from './folder-name.js';

describe('a folder bears a name', () => {
  it.each([
    ['Aurelia Finch', 'Aurelia Finch'],
    ['AC-DC', 'AC/DC'],
    ['Who are you_', 'Who are you?'],
    ['M.I.A', 'M.I.A.'],
    ['Cafe\u0301', 'Café'],
    ['坂本龍一', '坂本龍一'],
    ['!!!', '!!!'],
    ['🔥🔥', '🔥🔥'],
    ['x'.repeat(120), 'x'.repeat(300)],
  ])('%p: %p', (folder, name) => {
    expect(isNamed(folder, name)).toBe(true);
  });

  it.each([
    ['Aurelia', 'Aurelia Finch'],
    ['Music', '!!!'],
    ['🎧', '🔥'],
    ['Jazz', ''],
  ])('%p: not %p', (folder, name) => {
    expect(isNamed(folder, name)).toBe(false);
  });
});

describe('a folder has a name in its own', () => {
  it('beside other things', () => {
    expect(hasInName('2021 - Low Tide [FLAC]', 'Low Tide')).toBe(true);
    expect(hasInName('Low Tide', 'High Tide')).toBe(false);
  });

  it('unless the name is so short that any would hold it', () => {
    expect(hasInName('Playlists', 'A')).toBe(false);
    expect(hasInName('A', 'A')).toBe(true);
  });
});

describe('a folder of a disc', () => {
  it('is called by its number', () => {
    for (const name of ['CD 2', 'cd02', 'Disc 2', 'Disk-2', '2', 'Vol. 2'])
      expect([name, isDiscName(name, 2)]).toEqual([name, true]);
    for (const name of ['CD 1', 'CD 22', 'Album (Disc 2)', 'Blink 2', '2 Unlimited'])
      expect([name, isDiscName(name, 2)]).toEqual([name, false]);
  });
});
