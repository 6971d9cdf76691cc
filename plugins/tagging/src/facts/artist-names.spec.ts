import { describe, expect, it } from '@jest/globals';
import type { ArtistCredit } from '@deemusic/plugin-sdk';
import { artistFields, artistNames } from './artist-names.js';

const main = (name: string): ArtistCredit => ({ id: name, name, role: 'main' });
const featured = (name: string): ArtistCredit => ({ id: name, name, role: 'featured' });
const credits = [main('A'), featured('C'), main('B/D')];

describe('the names of artists', () => {
  it('are main ones and featured ones, each once', () => {
    expect(artistNames('A', credits)).toEqual({ main: ['A', 'B/D'], all: ['A', 'B/D', 'C'] });
    expect(artistNames('A', [main('A'), main('A'), featured('A')])).toEqual({ main: ['A'], all: ['A'] });
  });

  it('follow the display name where the credits say something else', () => {
    expect(artistNames('The A', credits).main).toEqual(['The A', 'B/D']);
    expect(artistNames('A', [])).toEqual({ main: ['A'], all: ['A'] });
    expect(artistNames(null, credits).main).toEqual(['A', 'B/D']);
    expect(artistNames(null, [])).toEqual({ main: [], all: [] });
  });
});

describe('the fields of artists', () => {
  const names = artistNames('A', credits);

  it('are a text of the main ones and a list of all', () => {
    expect(artistFields(names, { multiArtist: 'list', artistJoiner: ' & ' })).toEqual({
      single: ['A & B/D'],
      list: ['A', 'B/D', 'C'],
    });
  });

  it('are one text of all, when that is wanted', () => {
    expect(artistFields(names, { multiArtist: 'joined', artistJoiner: ', ' })).toEqual({
      single: ['A, B/D, C'],
      list: [],
    });
  });

  it('are several values of one field, when that is wanted', () => {
    expect(artistFields(names, { multiArtist: 'values', artistJoiner: ', ' })).toEqual({
      single: ['A', 'B/D', 'C'],
      list: [],
    });
  });

  it('are nothing where nobody is known', () => {
    const fields = artistFields(artistNames(null, []), { multiArtist: 'joined', artistJoiner: ', ' });
    expect(fields).toEqual({ single: [], list: [] });
  });
});
