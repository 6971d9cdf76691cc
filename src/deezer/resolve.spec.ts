import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeezerAtSandbox, deezerAt, fetchMedia } from '../../test/support/deezer-source.js';
import { useSandbox } from '../../test/support/sandbox.js';
import { AUDIO_FORMATS, acceptableFormats, type Quality, type ResolvedMedia } from '../domain/index.js';
import { SANDBOX_IDS } from '../sandbox/index.js';

const { track } = SANDBOX_IDS;
const signal = new AbortController().signal;

describe('DeezerSource.resolve', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;

  beforeEach(() => {
    sandbox().control.reset();
    sandbox().control.clearLog();
    deezer = deezerAt(sandbox());
  });

  afterEach(() => deezer.close());

  function resolve(trackId: string, formats: readonly Quality[] = AUDIO_FORMATS): Promise<ResolvedMedia> {
    return deezer.source.resolve({ trackId, formats, known: null }, signal);
  }

  function requests(service: string): string[] {
    return sandbox()
      .log.filter((entry) => entry.service === service)
      .map(({ path }) => path);
  }

  it.each(AUDIO_FORMATS)('finds %s, and its bytes become the plain file', async (format) => {
    const media = await resolve(track.single, [format]);
    const plain = sandbox().plainBytes(track.single, format);
    expect(media).toMatchObject({ format, servedId: track.single, substitution: null, sizeBytes: plain.length });
    expect(media.urls).toHaveLength(2);
    expect(media.expiresAt).toBeGreaterThan(Date.now() + 19 * 3_600_000);
    expect((await fetchMedia(media)).equals(plain)).toBe(true);
  });

  it('takes the next lower format when that is allowed', async () => {
    expect((await resolve(track.mp3Only)).format).toBe('MP3_320');
  });

  it.each(['empty', '2002'] as const)('says which formats there are when it is not (%s)', async (missing) => {
    sandbox().control.setMissingFormat(missing);
    await expect(resolve(track.mp3Only, ['FLAC'])).rejects.toMatchObject({
      code: 'format_unavailable',
      message: expect.stringContaining('only MP3_320, MP3_128'),
    });
  });

  it('brings all that the catalogue says of the track', async () => {
    const { track: found } = await resolve(track.single);
    expect(found).toMatchObject({ id: track.single, trackNumber: 1, discNumber: 1, isrc: 'QZSBX2600101' });
    expect(found.album?.title).toBeTruthy();
  });

  it('knows the featured artists of a listed track, which its list does not name', async () => {
    const own = await deezer.source.track(track.featuring, signal);
    const known = { ...own, artists: own.artists.slice(0, 1) };
    const media = await deezer.source.resolve({ trackId: track.featuring, formats: AUDIO_FORMATS, known }, signal);
    const credits = media.track.artists.map(({ name, role }) => [name, role]);
    expect(credits).toEqual([
      ['Lumen Harbour', 'main'],
      ['Tideglass', 'featured'],
      ['Orla & the Paper Kites', 'featured'],
    ]);
    expect(media.track.artists[0]).toEqual(own.artists[0]);
  });

  it('asks no catalogue for a track that is known, and completes it by the song', async () => {
    const known = { ...(await deezer.source.track(track.single, signal)), trackNumber: null, isrc: null };
    sandbox().control.clearLog();
    const media = await deezer.source.resolve({ trackId: track.single, formats: ['MP3_128'], known }, signal);
    expect(media.track).toMatchObject({ trackNumber: 1, isrc: 'QZSBX2600101' });
    expect(requests('catalogue')).toEqual([]);
  });

  it('batches what is asked at once', async () => {
    await resolve(track.single);
    sandbox().control.clearLog();
    const ids = [track.single, track.slow, track.versioned, track.mp3Only, track.single];
    const found = await Promise.all(ids.map((id) => resolve(id)));
    expect(found.map(({ servedId }) => servedId)).toEqual(ids);
    expect(requests('session')).toHaveLength(1);
    expect(requests('media')).toHaveLength(1);
  });

  it('does not mix up outcomes within a batch', async () => {
    const ids = [track.single, track.unavailable, track.missing, track.fallback, track.versioned];
    const outcomes = await Promise.allSettled(ids.map((id) => resolve(id)));
    const brief = outcomes.map((one) =>
      one.status === 'fulfilled' ? one.value.servedId : (one.reason as { code: string }).code,
    );
    expect(brief).toEqual([track.single, 'not_available', 'not_found', track.fallbackTarget, track.versioned]);
  });

  it.each([
    ['session', track.fallback, track.fallbackTarget],
    ['catalogue', track.alternative, track.alternativeTarget],
  ])('takes what the %s offers in place, keyed by its id, and says so', async (_who, asked, served) => {
    const media = await resolve(asked);
    expect(media).toMatchObject({ servedId: served, substitution: expect.stringContaining(served) });
    expect(media.track.id).toBe(asked);
    expect((await fetchMedia(media)).equals(sandbox().plainBytes(served, media.format as 'FLAC'))).toBe(true);
  });

  it.each([
    [track.unavailable, 'not_available'],
    [track.previewOnly, 'not_available'],
    [track.missing, 'not_found'],
    ['12/../1', 'not_found'],
  ])('track %s ends as %s', async (id, code) => {
    await expect(resolve(id)).rejects.toMatchObject({ code, retryable: false });
  });

  it.each([
    ['hq', 'MP3_320'],
    ['free', 'MP3_128'],
  ] as const)('honours the plan: %s may have %s', async (plan, format) => {
    sandbox().control.setPlan(plan);
    expect((await resolve(track.single)).format).toBe(format);
    await expect(resolve(track.single, ['FLAC'])).rejects.toMatchObject({
      code: 'not_entitled',
      message: expect.stringContaining('FLAC'),
    });
  });

  it('says so when the plan allows no full track, or less than the session still thinks', async () => {
    await resolve(track.single);
    sandbox().control.setPlan('free');
    await expect(resolve(track.single, ['FLAC'])).rejects.toMatchObject({ code: 'not_entitled' });
    sandbox().control.setPlan('none');
    await deezer.source.checkAccount(signal);
    await expect(resolve(track.single)).rejects.toMatchObject({ code: 'not_entitled' });
    expect(deezer.source.status().warnings.join()).toContain('does not include full tracks');
  });

  it('asks for less when the plan turns out to allow less, and refuses when that is nothing', async () => {
    sandbox().control.fault({ service: 'media', kind: 'token-error', code: 1002, times: 2 });
    expect((await resolve(track.single)).format).toBe('MP3_128');
    sandbox().control.fault({ service: 'media', kind: 'token-error', code: 1002, times: 0 });
    await expect(resolve(track.single)).rejects.toMatchObject({
      code: 'not_entitled',
      message: expect.stringContaining('FLAC, MP3_320, MP3_128'),
    });
  });

  it('renews a licence that expired meanwhile', async () => {
    await resolve(track.single);
    sandbox().control.expireSession();
    expect((await resolve(track.single)).format).toBe('FLAC');
  });

  it('renews a licence that the media service alone refuses, once', async () => {
    sandbox().control.fault({ service: 'media', kind: 'licence' });
    expect((await resolve(track.single)).format).toBe('FLAC');
    sandbox().control.fault({ service: 'media', kind: 'licence', times: 0 });
    await expect(resolve(track.single)).rejects.toMatchObject({ code: 'auth_expired', hold: 'auth' });
  });

  it.each([2000, 2001])('asks the song again when its token is refused (%i), once', async (code) => {
    sandbox().control.fault({ service: 'media', kind: 'token-error', code });
    expect((await resolve(track.single)).format).toBe('FLAC');
    sandbox().control.fault({ service: 'media', kind: 'token-error', code, times: 0 });
    await expect(resolve(track.single)).rejects.toMatchObject({ code: 'invalid_response' });
  });

  it('leaves at once when aborted, and lets the others of the batch go on', async () => {
    sandbox().control.fault({ service: 'media', kind: 'slow', delayMs: 200 });
    const stop = new AbortController();
    const left = deezer.source.resolve({ trackId: track.slow, formats: ['MP3_128'], known: null }, stop.signal);
    const other = resolve(track.single, ['MP3_128']);
    setTimeout(() => {
      stop.abort(new Error('cancelled'));
    }, 50);
    await expect(left).rejects.toThrow('cancelled');
    expect((await other).servedId).toBe(track.single);
  });

  it.each(['html', 'garbage', 'empty', 'bare-true', 'invalid-json'] as const)(
    'takes a %s answer for what it is, wherever it comes',
    async (kind) => {
      for (const service of ['catalogue', 'session', 'media'] as const) {
        // For good: what an earlier turn left under way must not use it up.
        sandbox().control.fault({ service, kind, times: 0 });
        await expect(resolve(track.single)).rejects.toMatchObject({ code: 'invalid_response', retryable: true });
        sandbox().control.clearFaults();
      }
      expect((await resolve(track.single)).format).toBe('FLAC');
    },
  );

  it('names the field that is missing', async () => {
    sandbox().control.fault({ service: 'catalogue', kind: 'missing-field', field: 'artist.name' });
    await expect(resolve(track.single)).rejects.toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining('artist.name'),
    });
  });

  describe('without account or secret', () => {
    it.each([
      [{ arl: null }, 'DEEMUSIC_DEEZER_ARL'],
      [{ streamSecret: null }, 'DEEMUSIC_DEEZER_STREAM_SECRET'],
      [{ streamSecret: 'too short' }, 'DEEMUSIC_DEEZER_STREAM_SECRET'],
    ])('full formats wait and name the setting', async (change, name) => {
      deezer.set(change);
      await expect(resolve(track.single)).rejects.toMatchObject({
        code: 'auth_required',
        hold: 'config',
        message: expect.stringContaining(name),
      });
    });

    it('previews are there all the same, fresh each time', async () => {
      deezer.set({ arl: null, streamSecret: null });
      const media = await resolve(track.single, ['PREVIEW']);
      expect(media).toMatchObject({ format: 'PREVIEW', servedId: track.single, encryption: null, sizeBytes: null });
      expect(media.expiresAt).toBeLessThanOrEqual(Date.now() + 901_000);
      expect((await fetchMedia(media)).equals(sandbox().plainBytes(track.single, 'PREVIEW'))).toBe(true);
      expect(requests('session')).toEqual([]);
    });

    it('a track without preview says so', async () => {
      await expect(resolve(track.unavailable, ['PREVIEW'])).rejects.toMatchObject({ code: 'not_available' });
    });
  });

  it('takes what the host makes of a wish', async () => {
    expect((await resolve(track.single, acceptableFormats('MP3_320', true))).format).toBe('MP3_320');
    expect((await resolve(track.single, acceptableFormats('PREVIEW', true))).format).toBe('PREVIEW');
  });
});
