import { describe, expect, it } from '@jest/globals';
import { get, json } from '../../../test/sandbox/client.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { SANDBOX_CODES, SANDBOX_IDS } from './ids.js';

const { track, album, playlist, artist } = SANDBOX_IDS;
const NO_DATA = { error: { type: 'DataException', message: 'no data', code: 800 } };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the assertions are the check
type Json = Record<string, any>;

describe('catalogue of the sandbox', () => {
  const sandbox = useSandbox({ tracks: 10_000 });
  /** @param url path, or an address out of an answer */
  async function path(url: string): Promise<Json> {
    return (await json(sandbox(), url.replace(sandbox().apiUrl, ''))) as Json;
  }

  async function allPages(first: string): Promise<{ ids: number[]; sizes: number[] }> {
    const ids: number[] = [];
    const sizes: number[] = [];
    for (let next: string | undefined = first; next;) {
      const page = await path(next);
      sizes.push(page.data.length);
      ids.push(...(page.data as { id: number }[]).map((entry) => entry.id));
      next = page.next;
    }
    return { ids, sizes };
  }

  it('writes as PHP does: slashes escaped, nothing beyond ASCII', async () => {
    const { bytes, headers, status } = await get(`${sandbox().apiUrl}/track/${track.emoji}`);
    const text = bytes.toString('latin1');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(text).toContain('"title":"\\ud83e\\udd80"');
    expect(text).toContain('https:\\/\\/www.deezer.com\\/track\\/1000402');
    // eslint-disable-next-line no-control-regex -- that is the question
    expect(text).toMatch(/^[\x00-\x7f]*$/);
  });

  it('is the same API under /2.0', async () => {
    expect((await path(`/2.0/track/${track.single}`)).id).toBe(Number(track.single));
  });

  it('has at most 25 tracks inline in an album, and all on its pages', async () => {
    const head = await path(`/album/${album.veryLong}`);
    expect(head.nb_tracks).toBe(130);
    expect(head.tracks.data).toHaveLength(25);
    expect(head.tracks.total).toBeUndefined();
    const pages = await allPages(`/album/${album.veryLong}/tracks?limit=500`);
    expect(pages.sizes).toEqual([100, 30]);
    expect(new Set(pages.ids).size).toBe(130);
  });

  it('repeats the parameters in next and prev, also unknown ones', async () => {
    const base = `${sandbox().apiUrl}/search`;
    const page = await path('/search?q=the%20night&strict=on&limit=2&index=1&foo=1');
    expect(page.next).toBe(`${base}?q=the%20night&strict=on&limit=2&foo=1&index=3`);
    expect(page.prev).toBe(`${base}?q=the%20night&strict=on&limit=2&foo=1&index=0`);
    const first = await path('/search?q=ferry');
    expect(first).not.toHaveProperty('prev');
  });

  it('slices first and filters after: short and empty pages with a next', async () => {
    const head = await path(`/playlist/${playlist.filtered}`);
    expect([head.nb_tracks, head.tracks.data.length]).toEqual([30, 23]);
    const pages = await allPages(`/playlist/${playlist.filtered}/tracks?limit=5`);
    expect(pages.sizes).toEqual([4, 0, 5, 5, 5, 4]);
  });

  it('makes playlists of any size, at most 400 inline and 500 on a page', async () => {
    const id = sandbox().catalogue.ids.playlist.generated;
    const head = await path(`/playlist/${id}`);
    expect([head.nb_tracks, head.tracks.data.length]).toEqual([10_000, 400]);
    const pages = await allPages(`/playlist/${id}/tracks?limit=2000`);
    expect(pages.sizes).toEqual(Array.from({ length: 20 }, () => 500));
    expect(new Set(pages.ids).size).toBe(10_000);
    const last = await path(`/track/${String(pages.ids.at(-1))}`);
    expect((await path(`/album/${String(last.album.id)}`)).tracks.data[9].id).toBe(last.id);
    sandbox().control.setPlaylistPageCap(50);
    expect((await path(`/playlist/${id}/tracks?limit=2000`)).data).toHaveLength(50);
    sandbox().control.reset();
  });

  it('finds by ISRC another recording than the best known, in either case, not with dashes', async () => {
    const found = await path(`/track/isrc:${SANDBOX_CODES.isrcShared.toLowerCase()}`);
    expect([String(found.id), found.isrc]).toEqual([track.isrcTwin, SANDBOX_CODES.isrcShared]);
    expect((await path(`/track/${track.single}`)).isrc).toBe(SANDBOX_CODES.isrcShared);
    expect(await path('/track/isrc:QZ-SBX-26-00101')).toEqual(NO_DATA);
    expect(await path(`/track/isrc:${SANDBOX_CODES.isrcMissing}`)).toEqual(NO_DATA);
  });

  it('finds by UPC with 12 digits or fewer', async () => {
    expect(String((await path(`/album/upc:${SANDBOX_CODES.upc}`)).id)).toBe(album.single);
    expect((await path(`/album/${album.zeroUpc}`)).upc).toBe(SANDBOX_CODES.upcZeros);
    expect(await path(`/album/upc:${SANDBOX_CODES.upcZeros}`)).toEqual(NO_DATA);
    for (const upc of [SANDBOX_CODES.upcZeros.slice(1), '724500108']) {
      expect(String((await path(`/album/upc:${upc}`)).id)).toBe(album.zeroUpc);
    }
  });

  it('shows what is not available as the service does', async () => {
    const gone = await path(`/track/${track.unavailable}`);
    expect(gone).toMatchObject({ readable: false, preview: '', available_countries: [] });
    expect((await path(`/track/${track.unreadableWithPreview}`)).preview).toContain('hdnea=');
    const twin = await path(`/track/${track.alternative}`);
    expect(twin).toMatchObject({
      readable: false,
      alternative: { id: Number(track.alternativeTarget), readable: true },
    });
    expect(twin.alternative).not.toHaveProperty('track_position');
    const elsewhere = await path(`/album/${album.unavailable}`);
    expect(elsewhere).toMatchObject({ available: false, alternative: { id: Number(album.alternative) } });
  });

  it('has the odd fields: no version, odd dates, covers that are missing', async () => {
    expect(await path(`/track/${track.withoutVersion}`)).not.toHaveProperty('title_version');
    expect((await path(`/track/${track.versioned}`)).title).toBe('Second Wind (Remastered 2015)');
    expect((await path(`/track/${track.date1900}`)).release_date).toBe('1900-01-01');
    expect((await path(`/album/${album.date0000}`)).release_date).toBe('0000-00-00');
    const empty = await path(`/album/${album.withoutCover}`);
    expect([empty.md5_image, empty.cover_xl]).toEqual([
      '',
      `${sandbox().url}/images/cover//1000x1000-000000-80-0-0.jpg`,
    ]);
    expect(empty).toMatchObject({ genre_id: -1, genres: { data: [] } });
    const none = await path(`/album/${album.nullCover}`);
    expect(none).toMatchObject({ cover: '', cover_xl: null, md5_image: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect((await path(`/playlist/${playlist.demo}`)).md5_image).toMatch(/^([0-9a-f]{32}-){3}[0-9a-f]{32}$/);
  });

  it('has empty, private and missing things', async () => {
    expect((await path(`/album/${album.empty}`)).tracks.data).toEqual([]);
    expect(await path(`/playlist/${playlist.private}`)).toMatchObject({ error: { type: 'OAuthException', code: 200 } });
    expect(await path(`/playlist/${playlist.hidden}/tracks`)).toEqual(NO_DATA);
    for (const kind of ['track', 'album', 'playlist', 'artist']) {
      expect(await path(`/${kind}/${track.missing}`)).toEqual(NO_DATA);
    }
    expect(await path(`/track/${track.upload}`)).toEqual(NO_DATA);
    for (const id of ['abc', '%zz', '', '1.5']) expect(await path(`/track/${id}`)).toEqual(NO_DATA);
    expect((await path('/album/1/tracks/more')).error.code).toBe(600);
  });

  it('has the long name in 300 bytes', async () => {
    expect(Buffer.byteLength((await path(`/track/${track.longName}`)).title)).toBe(300);
  });

  it('searches by words and by field', async () => {
    const found = await path('/search/track?q=artist:"Tideglass" track:"engine"');
    expect(found.data).toEqual([expect.objectContaining({ title: 'Engine Room' })]);
    expect((await path('/search/autocomplete?q=ferry')).albums.data[0].title).toBe('The Night Ferry');
    expect(await path('/search/podcast?q=ferry')).toEqual({ data: [], total: 0 });
  });

  it('leads from image addresses to the CDN', async () => {
    const { status, headers } = await get(`${sandbox().apiUrl}/album/${album.twoDisc}/image?size=xl`);
    expect([status, headers.location]).toEqual([302, (await path(`/album/${album.twoDisc}`)).cover_xl]);
    const small = await get(`${sandbox().apiUrl}/artist/${artist.withoutPicture}/image`);
    expect(small.headers.location).toBe(`${sandbox().url}/images/artist//120x120-000000-80-0-0.jpg`);
  });

  it('leads from short links to the pages', async () => {
    const { status, headers } = await get(sandbox().catalogue.shortLink('album', album.twoDisc));
    expect(status).toBe(302);
    expect(headers.location).toMatch(/^https:\/\/www\.deezer\.com\/en\/album\/2000102\?/);
    expect((await get(`${sandbox().url}/s/nothing`)).status).toBe(404);
  });

  it('names only tracks that exist, by every id', async () => {
    const ids = [...Object.values(album), ...Object.values(playlist)];
    expect(new Set(ids).size).toBe(ids.length - 1); // both have a missing one
    for (const id of Object.values(album).filter((known) => known !== album.missing)) {
      expect((await path(`/album/${id}`)).id).toBe(Number(id));
    }
    for (const [meaning, id] of Object.entries(track)) {
      if (meaning === 'missing' || meaning === 'upload') continue;
      expect((await path(`/track/${id}`)).id).toBe(Number(id));
    }
  });
});
