import { expect, it } from '@jest/globals';
import { json } from '../../../test/sandbox/client.js';
import { describeRecorded, recorded } from '../../../test/support/recorded.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { SANDBOX_IDS } from './ids.js';

type Json = Record<string, unknown>;

/** All paths of an object with the types at them; of lists the first entry stands for all. */
function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : shapeOf(value[0], `${path}[]`);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...shapeOf(inner, `${path}.${key}`)]);
  }
  return path ? [`${path}: ${typeof value}`] : [];
}

function first(page: Json): Json {
  return (page.data as Json[])[0] ?? {};
}

function difference(left: string[], right: string[]): string[] {
  return [...new Set(left.filter((path) => !right.includes(path)))].sort();
}

const { track, album, playlist, artist } = SANDBOX_IDS;

describeRecorded('answers have the shape of the recorded ones', () => {
  const sandbox = useSandbox();

  /** @param gone recorded fields that the service does not send any more @param added fields that it sends by now */
  async function compare(
    path: string,
    real: unknown,
    part: (answer: Json) => unknown,
    gone: string[],
    added: string[],
  ) {
    const answer: Json = await json(sandbox(), path);
    const ours = shapeOf(part(answer));
    const theirs = shapeOf(real);
    expect(difference(theirs, ours)).toEqual(gone);
    expect(difference(ours, theirs)).toEqual(added);
  }

  const whole = (answer: Json): Json => answer;

  it('track', () => compare(`/track/${track.single}`, recorded('track_3135556_2026'), whole, [], []));

  it('album', () => compare(`/album/${album.twoDisc}`, recorded('album_302127_2026'), whole, [], []));

  it('page of an album', () =>
    compare(`/album/${album.twoDisc}/tracks`, recorded('album_302127_tracks'), whole, [], []));

  it('page of an album past its end', async () => {
    const answer: Json = await json(sandbox(), `/album/${album.twoDisc}/tracks?index=14`);
    expect(Object.keys(answer)).toEqual(Object.keys(recorded('album_302127_tracks_past_end')));
    expect(answer).toMatchObject({
      data: [],
      total: 8,
      prev: `${sandbox().apiUrl}/album/${album.twoDisc}/tracks?index=0`,
    });
  });

  it('playlist', async () => {
    const entryAdded = ['.isrc', '.md5_image', '.album.md5_image', '.album.upc'].flatMap((name) => {
      const path = `.tracks.data[]${name}`;
      return [path, `${path}: string`];
    });
    const added = ['.add_date', '.mod_date', '.md5_image', '.picture_type'].flatMap((path) => [
      path,
      `${path}: string`,
    ]);
    const pictures = ['', '_small', '_medium', '_big', '_xl'].flatMap((size) => {
      const path = `.tracks.data[].artist.picture${size}`;
      return [path, `${path}: string`];
    });
    await compare(
      `/playlist/${playlist.demo}`,
      recorded('playlist_12345_nb6_inline4'),
      whole,
      [],
      // Artists of the recorded playlist have no picture; the others have come since.
      [...entryAdded, ...added, ...pictures].sort(),
    );
  });

  it('page of a playlist', async () => {
    const added = ['.isrc', '.md5_image', '.album.md5_image', '.album.upc'].flatMap((name) => [
      name,
      `${name}: string`,
    ]);
    const real = recorded('playlist_747148961_tracks_limit30');
    await compare(`/playlist/${playlist.demo}/tracks`, first(real), first, [], added.sort());
    const page: Json = await json(sandbox(), `/playlist/${playlist.demo}/tracks?limit=3`);
    expect(Object.keys(page)).toEqual(Object.keys(real));
  });

  it('empty playlist and its page', async () => {
    const real = recorded('playlist_11356820724_new_empty');
    const dates = ['.add_date', '.add_date: string', '.mod_date', '.mod_date: string'];
    await compare(`/playlist/${playlist.empty}`, real, whole, [], dates);
    const page: Json = await json(sandbox(), `/playlist/${playlist.empty}/tracks`);
    expect(Object.keys(page)).toEqual(Object.keys(recorded('playlist_6512_tracks_empty')));
    expect(page).toMatchObject({ data: [], total: 0 });
  });

  it('artist, albums of an artist, top tracks', async () => {
    await compare(`/artist/${artist.main}`, recorded('artist_27'), whole, [], []);
    await compare(`/artist/${artist.main}/albums?limit=1`, recorded('artist_27_albums_limit1'), whole, [], []);
    const md5 = ['.album.md5_image', '.album.md5_image: string', '.md5_image', '.md5_image: string'];
    await compare(`/artist/${artist.main}/top`, first(recorded('artist_27_top')), first, [], md5);
  });

  it('search hits', async () => {
    const real = recorded('search_daft_punk_limit1_2026');
    await compare('/search?q=first+light&limit=1', first(real), first, [], []);
    await compare('/search/album?q=ferry', first(recorded('search_album_daft_punk')), first, [], []);
    await compare('/search/artist?q=tideglass', first(recorded('search_artist_daft_punk')), first, [], []);
    await compare('/search/playlist?q=evening', first(recorded('search_playlist_daft_punk')), first, [], []);
    expect(await json(sandbox(), '/search/artist?q=nobody+is+called+so')).toEqual(recorded('search_artist_no_result'));
  });

  it('infos', async () => {
    expect(Object.keys((await json(sandbox(), '/infos')) as Json)).toEqual(Object.keys(recorded('infos_2026')));
  });

  it('errors, word by word', async () => {
    const cases: [string, string][] = [
      ['/album/-1', 'error_800_album_minus1'],
      ['/track/-1', 'error_800_track_minus1'],
      ['/nonexistent', 'error_600_unknown_path'],
      ['/search', 'error_501_search_without_q'],
      ['/search?q=', 'error_500_search_empty_q'],
    ];
    for (const [path, name] of cases) expect(await json(sandbox(), path)).toEqual(recorded(name));
    sandbox().control.fault({ service: 'catalogue', kind: 'quota' });
    expect(await json(sandbox(), '/infos')).toEqual(recorded('error_4_quota'));
    sandbox().control.fault({ service: 'catalogue', kind: 'error-without-code' });
    expect(await json(sandbox(), '/infos')).toEqual(recorded('error_nocode_podcast_minus1'));
    sandbox().control.fault({ service: 'catalogue', kind: 'not-found-text' });
    expect(await json(sandbox(), '/infos')).toEqual(recorded('error_404_unknown_path'));
  });
});
