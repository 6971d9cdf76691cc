import { describe, expect, it } from '@jest/globals';
import { nearestName } from './nearest-name.js';
import { pathTree } from './path-tree.js';
import { insertAt, snippetOf, tokenAt, tokensOf } from './template-tokens.js';

describe('pieces of a template', () => {
  const template = '{album}/[CD {disc_number}/]{track_number:02d} - {title';

  it('are told apart, and are the whole together', () => {
    const tokens = tokensOf(template);
    expect(tokens.map(({ text }) => text).join('')).toBe(template);
    expect(tokens.map(({ kind, name }) => name ?? kind)).toEqual([
      'album',
      'folder',
      'bracket',
      'text',
      'disc_number',
      'folder',
      'bracket',
      'track_number',
      'text',
    ]);
  });

  it('are found by their place', () => {
    const tokens = tokensOf(template);
    expect(tokenAt(tokens, 0)?.name).toBe('album');
    expect(tokenAt(tokens, 6)?.name).toBe('album');
    expect(tokenAt(tokens, 7)?.kind).toBe('folder');
    expect(tokenAt(tokens, 500)).toBeUndefined();
    expect(tokenAt([], 0)).toBeUndefined();
  });

  it('are put in at the cursor, or for what is selected', () => {
    expect(insertAt('a/b', snippetOf('track_number'), { start: 2, end: 3 })).toEqual({
      text: 'a/{track_number:02d}',
      cursor: 20,
    });
    expect(insertAt('ab', '{title}', { start: 1, end: 1 })).toEqual({ text: 'a{title}b', cursor: 8 });
  });
});

describe('the nearest name', () => {
  const names = ['artist', 'album_artist', 'album', 'title'];
  it.each([
    ['artits', 'artist'],
    ['albumartist', 'album_artist'],
    ['Title', 'title'],
    ['album', 'album'],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest);
  });

  it('is none among none', () => {
    expect(nearestName('x', [])).toBeUndefined();
  });
});

describe('a tree of paths', () => {
  it('has each folder once, and keeps the order', () => {
    const tree = pathTree([
      { label: 'one', path: 'A/Album/01.flac' },
      { label: 'two', path: 'A/Album/02.flac' },
      { label: 'three', path: 'B.mp3' },
    ]);
    expect(tree).toEqual([
      {
        name: 'A',
        labels: [],
        children: [
          {
            name: 'Album',
            labels: [],
            children: [
              { name: '01.flac', labels: ['one'], children: [] },
              { name: '02.flac', labels: ['two'], children: [] },
            ],
          },
        ],
      },
      { name: 'B.mp3', labels: ['three'], children: [] },
    ]);
  });

  it('says of a file all that would go there', () => {
    const [file] = pathTree([
      { label: 'one', path: 'same.flac' },
      { label: 'two', path: 'same.flac' },
    ]);
    expect(file?.labels).toEqual(['one', 'two']);
  });
});
