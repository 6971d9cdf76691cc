import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { describeRecorded, recorded } from '../../test/support/recorded.js';
import { HostError } from '../domain/index.js';
import { catalogueError } from './catalogue/catalogue-error.js';
import { CatalogueMapper } from './catalogue/catalogue-mapper.js';
import { albumSchema, artistSchema, listSchema, playlistSchema, trackSchema } from './catalogue/catalogue.schema.js';
import { nextCursor } from './catalogue/page-cursor.js';
import { validate } from './upstream/validate.js';

interface Recording {
  file: string;
  url: string;
}

const FOLDER = new URL('../../../shared/deezer/recorded/', import.meta.url);
const API = 'https://api.deezer.com';

/** What each kind of address answers; null = nothing that the host asks for. */
function schemaOf(url: string): z.ZodType | null {
  const { pathname } = new URL(url);
  const [, thing = '', second = '', third = ''] = pathname.split('/');
  const items = { track: trackSchema, album: albumSchema, playlist: playlistSchema, artist: artistSchema };
  const isThing = (name: string): name is keyof typeof items => name in items;
  if (thing === 'search') return listSchema(isThing(second) ? items[second] : trackSchema);
  if (pathname.endsWith('/tracks') || third === 'top') return listSchema(trackSchema);
  if (third === 'albums') return listSchema(albumSchema);
  return isThing(thing) ? items[thing] : null;
}

/** What the border makes of an answer: a value, or the error's code. */
function outcomeOf(name: string, url: string): { value: unknown } | { code: string } {
  const body: unknown = recorded(name);
  const error = catalogueError(body, name);
  if (error) return { code: error.code };
  try {
    const schema = schemaOf(url) ?? albumSchema;
    return { value: validate(schema, body, name) };
  } catch (failure) {
    if (failure instanceof HostError) return { code: failure.code };
    throw failure;
  }
}

const ERRORS: Record<string, string> = {
  error_4_quota: 'rate_limited',
  error_404_album_0_handwritten: 'not_found',
  error_404_unknown_path: 'not_found',
  error_500_genre_minus1: 'not_found',
  error_500_search_empty_q: 'not_found',
  error_501_search_without_q: 'bad_request',
  error_600_unknown_path: 'not_found',
  error_800_album_minus1: 'not_found',
  error_800_track_minus1: 'not_found',
  error_nocode_podcast_minus1: 'invalid_response',
  // No errors, but nothing that the host asked for either.
  error_empty_array_means_success: 'invalid_response',
  bare_true_add_album: 'invalid_response',
  infos_2026: 'invalid_response',
};

describeRecorded('recorded answers of the service', () => {
  const index = JSON.parse(readFileSync(new URL('index.json', FOLDER), 'utf8')) as Recording[] | { files: Recording[] };
  const all = (Array.isArray(index) ? index : index.files).filter(({ file }) => file.endsWith('.json'));

  it('are all looked at', () => {
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(all.map(({ file, url }) => [file.replace('.json', ''), url]))('%s', (name, url) => {
    const outcome = outcomeOf(name, url);
    const expected = ERRORS[name];
    if (expected === undefined) expect(outcome).toHaveProperty('value');
    else expect(outcome).toEqual({ code: expected });
  });

  it('become tracks and albums without a hole where the service says something', () => {
    const mapper = new CatalogueMapper(() => 'https://images.example');
    const album = mapper.album(validate(albumSchema, recorded('album_302127_2026'), 'album'), 1);
    expect(album).toMatchObject({ title: 'Discovery', artist: 'Daft Punk', trackCount: 14, genres: ['Electro'] });
    expect(album.coverUrl).toMatch(/^https:.*1000x1000/);
    const track = mapper.track(validate(trackSchema, recorded('track_3135556_2026'), 'track'));
    expect(track).toMatchObject({
      id: '3135556',
      title: 'Harder, Better, Faster, Stronger',
      trackNumber: 4,
      isrc: 'GBDUW0000059',
      bpm: null,
      gain: -12.4,
      isExplicit: false,
    });
    const page = validate(listSchema(trackSchema), recorded('album_302127_tracks'), 'tracks');
    const members = page.data.map((one) => mapper.track(one, album));
    expect(members.map(({ trackNumber }) => trackNumber)).toEqual(members.map((_, at) => at + 1));
    expect(members[0]?.album).toBe(album);
    const two = mapper.track(validate(trackSchema, recorded('track_1425844092_two_main_contributors'), 'track'));
    expect(two.artists.map(({ role }) => role)).toEqual(['main', 'main']);
  });

  it('have an owner under either name, and no cover where the path is empty', () => {
    const mapper = new CatalogueMapper(() => 'https://images.example');
    const hits = validate(listSchema(playlistSchema), recorded('search_playlist_daft_punk'), 'search');

    expect(hits.data.map((hit) => mapper.playlist(hit).creator)[0]).toBe('Deezer Artist Editor');
    const empty = validate(playlistSchema, recorded('playlist_11356820724_new_empty'), 'playlist');
    expect(mapper.playlist(empty)).toMatchObject({ coverUrl: null, description: null, creator: 'Bruno Alla' });
  });

  it('lead on by their own links only', () => {
    const page = validate(listSchema(trackSchema), recorded('playlist_747148961_tracks_limit30'), 'tracks');
    expect(nextCursor(page.next, API, { index: 0, limit: 30 })).toBe('30:30');
    const short = validate(listSchema(trackSchema), recorded('playlist_12345_tracks_index0'), 'tracks');
    expect(nextCursor(short.next, API, { index: 0, limit: 25 })).toBeNull();
  });
});
