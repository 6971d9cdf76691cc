import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setMaxListeners } from 'node:events';
import { type DeezerAtSandbox, deezerAt } from '../../test/support/deezer-source.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { settleBy } from '../../test/support/settle-by.js';
import { useSandbox } from '../../test/support/sandbox.js';
import type { ItemType, MediaRef, Track } from '../domain/index.js';
import { SANDBOX_IDS } from '../sandbox/index.js';

const { track, album, playlist, artist } = SANDBOX_IDS;
const signal = new AbortController().signal;
setMaxListeners(0, signal);

describe('the catalogue of DeezerSource', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;

  beforeEach(() => {
    sandbox().control.reset();
    sandbox().control.clearLog();
    deezer = deezerAt(sandbox());
  });

  afterEach(() => deezer.close());

  const ref = (type: ItemType, id: string): MediaRef => ({ source: 'deezer', type, id });

  async function allMembers(of: MediaRef): Promise<{ members: Track[]; pages: number }> {
    const members: Track[] = [];
    let pages = 0;
    for (let cursor: string | null = null; pages === 0 || cursor !== null; pages++) {
      const page = await deezer.source.members(of, cursor, signal);
      members.push(...page.members);
      cursor = page.nextCursor;
    }
    return { members, pages };
  }

  describe('tracks', () => {
    it.each([
      [track.versioned, { title: 'Second Wind (Remastered 2015)' }],
      [track.withoutVersion, { title: 'No Version Field' }],
      [track.date1900, { releaseDate: null }],
      [track.date0000, { releaseDate: null }],
      [track.explicit, { isExplicit: true }],
      [track.unavailable, { isReadable: false }],
    ])('%s', async (id, expected) => {
      expect(await deezer.source.track(id, signal)).toMatchObject(expected);
    });

    it('names featured artists as such, and decodes entities in titles', async () => {
      const { artists, artist: main } = await deezer.source.track(track.featuring, signal);
      expect(artists.map(({ role }) => role)).toEqual(['main', 'featured', 'featured']);
      expect(artists[0]?.name).toBe(main);
      expect((await deezer.source.track(track.htmlEntity, signal)).title).not.toMatch(/&#?\w+;/);
    });
  });

  describe('albums', () => {
    it('are known with all members, their discs and the head in each', async () => {
      const { members } = await allMembers(ref('album', album.twoDisc));
      expect(members.length).toBeGreaterThan(2);
      expect(members.map(({ discNumber }) => discNumber)).toContain(2);
      for (const one of members) {
        expect(one.album).toMatchObject({ id: album.twoDisc, discCount: 2, artist: expect.any(String) });
        expect(one.trackNumber).toBeGreaterThan(0);
        expect(one.isrc).toBeTruthy();
      }
      expect((await deezer.source.album(album.twoDisc, signal)).discCount).toBe(2);
    });

    it.each([
      [album.long, 36],
      [album.veryLong, 130],
    ])('%s has all of its %i tracks, though fewer are inline', async (id, count) => {
      const { members } = await allMembers(ref('album', id));
      expect(new Set(members.map((one) => one.id)).size).toBe(count);
    });

    it('knows how many discs an album has of which it has seen no track, by asking once', async () => {
      const found = await Promise.all([1, 2].map(() => deezer.source.album(album.twoDisc, signal)));
      expect(found.map(({ discCount }) => discCount)).toEqual([2, 2]);
      expect((await deezer.source.album(album.edgeCases, signal)).discCount).toBe(1);
      expect(sandbox().log.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
        ...[`/album/${album.twoDisc}`, `/album/${album.twoDisc}/tracks`],
        ...[`/album/${album.edgeCases}`, `/album/${album.edgeCases}/tracks`],
      ]);
    });

    it('keeps the head of an album whose tracks cannot be seen', async () => {
      sandbox().control.fault({ service: 'catalogue', kind: 'garbage', match: '/tracks', times: 0 });
      const found = await deezer.source.album(album.twoDisc, signal);
      expect(found).toMatchObject({ title: 'The Night Ferry', trackCount: 8, discCount: null });
    });

    it('are asked once, also by several at once', async () => {
      await Promise.all([1, 2, 3].map(() => deezer.source.album(album.single, signal)));
      await deezer.source.collection(ref('album', album.single), signal);
      expect(sandbox().log).toHaveLength(1);
    });

    it('are asked again after a failure', async () => {
      sandbox().control.fault({ service: 'catalogue', kind: 'garbage' });
      await expect(deezer.source.album(album.single, signal)).rejects.toMatchObject({ code: 'invalid_response' });
      expect((await deezer.source.album(album.single, signal)).id).toBe(album.single);
    });

    it('without cover have none, with null covers one made from the MD5', async () => {
      expect((await deezer.source.album(album.withoutCover, signal)).coverUrl).toBeNull();
      const { coverUrl } = await deezer.source.album(album.nullCover, signal);
      const answer = await fetch(coverUrl ?? '');
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      await answer.body?.cancel();
    });

    it('of no tracks have no members', async () => {
      expect((await allMembers(ref('album', album.empty))).members).toEqual([]);
    });

    it('that are not there say so', async () => {
      await expect(deezer.source.collection(ref('album', album.missing), signal)).rejects.toMatchObject({
        code: 'not_found',
        retryable: false,
      });
    });
  });

  describe('playlists', () => {
    it('come page by page, whatever the page holds', async () => {
      sandbox().control.setPlaylistPageCap(40);
      const { members, pages } = await allMembers(ref('playlist', sandbox().catalogue.playlistOfSize(100)));
      expect(members).toHaveLength(100);
      expect(pages).toBe(3);
    });

    it('with an empty page in the middle go on after it', async () => {
      const { playlist: head } = (await deezer.source.collection(ref('playlist', playlist.filtered), signal)) as {
        playlist: { trackCount: number };
      };
      sandbox().control.setPlaylistPageCap(2);
      const { members, pages } = await allMembers(ref('playlist', playlist.filtered));
      expect(members.length).toBeLessThan(head.trackCount);
      expect(pages).toBeGreaterThan(members.length / 2);
      sandbox().control.setPlaylistPageCap(500);
      expect((await allMembers(ref('playlist', playlist.filtered))).members).toEqual(members);
    });

    it('keep tracks that are in them more than once', async () => {
      const ids = (await allMembers(ref('playlist', playlist.duplicates))).members.map(({ id }) => id);
      expect(new Set(ids).size).toBeLessThan(ids.length);
    });

    it('bring the album of each track', async () => {
      const { members } = await allMembers(ref('playlist', playlist.demo));
      for (const { album: within } of members) expect(within).toMatchObject({ id: expect.any(String), artist: null });
    });

    it.each([
      [playlist.private, 'not_available'],
      [playlist.hidden, 'not_found'],
      [playlist.missing, 'not_found'],
    ])('%s ends as %s', async (id, code) => {
      await expect(deezer.source.collection(ref('playlist', id), signal)).rejects.toMatchObject({ code });
    });

    it('may be empty', async () => {
      expect((await allMembers(ref('playlist', playlist.empty))).members).toEqual([]);
    });
  });

  describe('search and browsing', () => {
    it.each(['track', 'album', 'artist', 'playlist'] as const)('finds a %s, page by page', async (type) => {
      const all = await deezer.source.search({ query: 'e', type, limit: 100 }, signal);
      expect(all.items.length).toBeGreaterThan(1);
      expect(all.items[0]?.ref).toMatchObject({ source: 'deezer', type });
      const first = await deezer.source.search({ query: 'e', type, limit: 1 }, signal);
      const second = await deezer.source.search({ query: 'e', type, limit: 1, cursor: first.nextCursor }, signal);
      expect([first.items[0], second.items[0]]).toEqual(all.items.slice(0, 2));
    });

    it('finds nothing without complaint, and refuses an empty query', async () => {
      expect(await deezer.source.search({ query: 'zzzz no such thing', type: 'track' }, signal)).toEqual({
        items: [],
        total: 0,
        nextCursor: null,
      });
      await expect(deezer.source.search({ query: ' ', type: 'track' }, signal)).rejects.toMatchObject({
        code: 'bad_request',
      });
    });

    it('refuses a cursor that it did not give', async () => {
      const request = { query: 'a', type: 'track', cursor: 'https://example.org' } as const;
      await expect(deezer.source.search(request, signal)).rejects.toMatchObject({ code: 'bad_request' });
    });

    it.each([
      ['track', track.single, 'track'],
      ['album', album.twoDisc, 'track'],
      ['playlist', playlist.demo, 'track'],
      ['artist', artist.main, 'album'],
    ] as const)('shows a %s', async (type, id, inside) => {
      const view = await deezer.source.browse(type, id, null, signal);
      expect(view).toMatchObject({ type, id, title: expect.any(String) });
      expect(view.items.length).toBeGreaterThan(0);
      expect(view.items[0]?.ref.type).toBe(inside);
    });
  });

  describe('under limits', () => {
    it('waits out a quota answer, for all at once, and goes on', async () => {
      await deezer.close();
      const clock = new ManualClock();
      deezer = deezerAt(sandbox(), { clock });
      sandbox().control.fault({ service: 'catalogue', kind: 'quota', times: 2 });
      const asked = Promise.all([track.single, track.slow].map((id) => deezer.source.track(id, signal)));
      const found = await settleBy(clock, asked);
      expect(found.map(({ id }) => id)).toEqual([track.single, track.slow]);
      expect(clock.monotonic()).toBeLessThan(6000);
    });

    it('says that it is limited when it stays so, and shows until when', async () => {
      await deezer.close();
      const clock = new ManualClock();
      deezer = deezerAt(sandbox(), { clock });
      sandbox().control.fault({ service: 'catalogue', kind: 'quota', times: 0 });
      await expect(settleBy(clock, deezer.source.track(track.single, signal))).rejects.toMatchObject({
        code: 'rate_limited',
        hold: 'quota',
      });
      expect(deezer.source.status().governor.blockedUntil).toBeGreaterThan(clock.now());
      expect(sandbox().log).toHaveLength(4);
    });

    it('keeps below the limit of the service by itself', async () => {
      sandbox().control.setRateLimit({ requests: 50, windowMs: 5000 });
      deezer.set({ requestsPer5s: 45 });
      const work = Promise.allSettled(
        Array.from({ length: 50 }, (_, index) => deezer.source.track(String(500_000_000 + index), signal)),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(sandbox().log).toHaveLength(45);
      expect(deezer.source.status().governor).toMatchObject({ limit: 45, used: 45, waiting: 5 });
      deezer.set({ requestsPer5s: 50 });
      await work;
      expect(sandbox().log.some(({ fault }) => fault === 'rate-limit')).toBe(false);
    });

    it.each([
      ['a refusal', { status: 403 }, 30_000],
      ['a long wait that is asked for', { status: 429, retryAfter: 60 }, 60_000],
    ])('gives the slot back on %s, so that the queue waits and says so', async (_name, fault, retryAfterMs) => {
      sandbox().control.fault({ service: 'catalogue', kind: 'status', ...fault });
      const asked = deezer.source.track(track.single, signal);
      await expect(asked).rejects.toMatchObject({ code: 'rate_limited', hold: 'quota', retryAfterMs });
      expect(deezer.source.status().governor.blockedUntil).toBeGreaterThan(Date.now() + retryAfterMs - 5000);
    });

    it.each([
      [503, 'network'],
      [403, 'rate_limited'],
      [404, 'not_found'],
    ])('takes HTTP %i as %s', async (status, code) => {
      sandbox().control.fault({ service: 'catalogue', kind: 'status', status });
      await expect(deezer.source.track(track.single, signal)).rejects.toMatchObject({ code });
    });
  });
});
