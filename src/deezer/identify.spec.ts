import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeezerAtSandbox, deezerAt } from '../../test/support/deezer-source.js';
import { useSandbox } from '../../test/support/sandbox.js';
import type { MediaRef } from '../domain/index.js';
import { SANDBOX_CODES, SANDBOX_IDS } from '../sandbox/index.js';

const signal = new AbortController().signal;

describe('DeezerSource.identify', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;

  beforeEach(() => {
    sandbox().control.reset();
    sandbox().control.clearLog();
    deezer = deezerAt(sandbox());
  });

  afterEach(() => deezer.close());

  const identify = (link: string): Promise<MediaRef | null> => deezer.source.identify(link, signal);

  it('needs no request for links that say it all', async () => {
    expect(await identify('https://www.deezer.com/de/album/302127?x=y')).toMatchObject({ type: 'album', id: '302127' });
    expect(await identify('something else')).toBeNull();
    expect(sandbox().log).toEqual([]);
  });

  it.each(['track', 'album', 'playlist'] as const)('follows a short link to a %s', async (type) => {
    const link = sandbox().catalogue.shortLink(type, '123');
    expect(await identify(link)).toEqual({ source: 'deezer', type, id: '123' });
  });

  it.each(['loop', 'away', 'inside', 'unknown'])('refuses a short link that leads to %s', async (code) => {
    await expect(identify(`${sandbox().url}/s/${code}`)).rejects.toMatchObject({ code: 'bad_link' });
    expect(sandbox().log.length).toBeLessThanOrEqual(5);
  });

  it('stops nobody else when a short link is refused', async () => {
    sandbox().control.fault({ service: 'catalogue', kind: 'status', status: 403 });
    const link = sandbox().catalogue.shortLink('track', '123');
    await expect(deezer.source.identify(link, signal)).rejects.toMatchObject({ code: 'rate_limited' });
    expect(deezer.source.status().governor.blockedUntil).toBeNull();
  });

  it('says what to do with an artist behind a short link', async () => {
    const link = sandbox().catalogue.shortLink('artist', '27');
    await expect(identify(link)).rejects.toMatchObject({
      code: 'bad_link',
      message: expect.stringContaining('artist'),
    });
  });

  it('finds tracks by ISRC, however it is written', async () => {
    const { track } = SANDBOX_IDS;
    const code = SANDBOX_CODES.isrcShared;
    expect((await identify(`isrc:${code.toLowerCase()}`))?.id).toBe(track.isrcTwin);
    expect((await identify(`isrc:${code.slice(0, 2)}-${code.slice(2, 5)}-${code.slice(5)}`))?.id).toBe(track.isrcTwin);
    await expect(identify(`isrc:${SANDBOX_CODES.isrcMissing}`)).rejects.toMatchObject({ code: 'bad_link' });
  });

  it.each([SANDBOX_CODES.upcZeros, '724500108', '000724500108'])('finds an album by UPC %s', async (upc) => {
    expect(await identify(`upc:${upc}`)).toMatchObject({ type: 'album', id: SANDBOX_IDS.album.zeroUpc });
  });

  it('does not take another album for the one of a UPC', async () => {
    await expect(identify('upc:999999999999')).rejects.toMatchObject({ code: 'bad_link' });
  });
});
