import { describe, expect, it } from '@jest/globals';
import { albumInfo } from '@deemusic/plugin-sdk/testkit';
import { configOf, tagsOf } from '../../../../test/support/tagging-fixtures.js';
import { TAG_FIELDS } from '../tagging-config.js';

const valuesOf = (...args: Parameters<typeof tagsOf>) => Object.fromEntries(tagsOf(...args).values);

describe('what a file shall say of a track', () => {
  it('is everything that is known', () => {
    expect(valuesOf()).toEqual({
      title: ['Harbour Lights'],
      artist: ['Aurelia Finch'],
      artists: ['Aurelia Finch', 'Tomás Ødegård'],
      album: ['Low Tide'],
      albumArtist: ['Aurelia Finch'],
      albumArtists: ['Aurelia Finch'],
      trackNumber: ['2'],
      trackTotal: ['3'],
      discNumber: ['1'],
      discTotal: ['1'],
      date: ['2021-03-19'],
      genre: ['Folk', 'Ambient'],
      isrc: ['ZZABC2100002'],
      barcode: ['0000000007001'],
      label: ['Made-up Records'],
      bpm: ['97'],
      advisory: ['0'],
      trackGain: ['-10.00 dB'],
      sourceId: ['9001'],
    });
  });

  it('takes out what is not known', () => {
    const unknown = {
      ...{ album: null, trackNumber: null, discNumber: null, isrc: null, isExplicit: null },
      ...{ releaseDate: null, bpm: 0, gainDb: null },
    };
    const { title, artist, artists, sourceId, ...others } = valuesOf(unknown);
    expect([title, artist, artists, sourceId].every((values) => values?.length)).toBe(true);
    expect(new Set(Object.values(others).map((values) => values.length))).toEqual(new Set([0]));
  });

  it.each(TAG_FIELDS)('leaves out the field "%s" when it is switched off', (field) => {
    const all = Object.keys(valuesOf());
    const left = Object.keys(valuesOf({}, configOf({}, [field])));
    expect(left.length).toBe(field === 'cover' ? all.length : Math.min(left.length, all.length - 1));
    expect(all).toEqual(expect.arrayContaining(left));
  });

  it('has no total of tracks where an album has several discs: the count is not of the disc', () => {
    const album = { ...albumInfo(), trackCount: 30, discCount: 2 };
    expect(valuesOf({ album, discNumber: 2 })).toMatchObject({ trackTotal: [], discNumber: ['2'], discTotal: ['2'] });
  });

  it('takes the date of the album before the track’s, and no placeholder', () => {
    const album = { ...albumInfo(), releaseDate: '1900-01-01' };
    expect(valuesOf({ album, releaseDate: '1987-06-00' }).date).toEqual(['1987-06']);
    expect(valuesOf({ album, releaseDate: '0000-00-00' }).date).toEqual([]);
  });

  it('names the id by its source', () => {
    expect(tagsOf().sourceIdName).toBe('DEEZER_TRACK_ID');
    expect(tagsOf({ source: 'my source-2' }).sourceIdName).toBe('MY_SOURCE_2_TRACK_ID');
    expect(tagsOf({ source: '日本' }).sourceIdName).toBe('SOURCE_TRACK_ID');
  });

  it('marks explicit tracks, writes codes in one form', () => {
    expect(valuesOf({ isExplicit: true }).advisory).toEqual(['1']);
    expect(valuesOf({ isrc: 'zz-abc-21-00002' }).isrc).toEqual(['ZZABC2100002']);
  });
});
