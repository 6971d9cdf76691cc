import { afterEach, describe, expect, it } from '@jest/globals';
import { login } from '../../../test/sandbox/client.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { SANDBOX_IDS } from '../catalogue/ids.js';

const { track } = SANDBOX_IDS;

describe('session of the sandbox', () => {
  const sandbox = useSandbox();
  afterEach(() => {
    sandbox().control.reset();
  });

  it('opens for the right cookie, with a licence for 15 days', async () => {
    const session = await login(sandbox());
    expect(session.userId).toBeGreaterThan(0);
    expect(session.options).toMatchObject({ web_lossless: true, web_hq: true, web_streaming: true });
    expect(Number(session.options.expiration_timestamp) - Number(session.options.timestamp)).toBe(1_296_000);
  });

  it('is one of nobody for a wrong or revoked cookie: no error', async () => {
    const wrong = await login(sandbox(), 'f'.repeat(192));
    expect(wrong.userId).toBe(0);
    expect(wrong.licence).not.toBe('');
    expect(wrong.options.web_streaming).toBe(false);
    sandbox().control.revokeArl();
    expect((await login(sandbox())).userId).toBe(0);
    sandbox().control.restoreArl();
    expect((await login(sandbox())).userId).toBeGreaterThan(0);
  });

  it.each([
    ['free', false, false],
    ['hq', true, false],
    ['lossless', true, true],
  ] as const)('tells what the plan %s allows', async (plan, hasHigh, hasLossless) => {
    sandbox().control.setPlan(plan);
    expect((await login(sandbox())).options).toMatchObject({
      web_streaming: true,
      web_hq: hasHigh,
      mobile_hq: hasHigh,
      web_lossless: hasLossless,
      mobile_sound_quality: { high: hasHigh, lossless: hasLossless },
    });
  });

  it('needs its cookie and its token', async () => {
    const url = `${sandbox().gatewayUrl}?method=song.getData&input=3&api_version=1.0&api_token=wrong`;
    const body = JSON.stringify({ sng_id: track.single });
    const answer = await (
      await fetch(url, { method: 'POST', body, headers: { cookie: `arl=${sandbox().arl}` } })
    ).json();
    expect(answer).toMatchObject({ error: { VALID_TOKEN_REQUIRED: 'Invalid CSRF token' } });
  });

  it('dies by expiry, by three hours without use, and with the account', async () => {
    const session = await login(sandbox());
    const ask = () => session.call('song.getData', { sng_id: track.single });
    expect((await ask()).error).toEqual([]);
    sandbox().control.skipTime(2 * 3600_000);
    expect((await ask()).error).toEqual([]);
    sandbox().control.skipTime(3 * 3600_000 + 1000);
    expect((await ask()).error).toHaveProperty('VALID_TOKEN_REQUIRED');
    const second = await login(sandbox());
    sandbox().control.expireSession();
    expect((await second.call('song.getData', { sng_id: track.single })).error).toHaveProperty('VALID_TOKEN_REQUIRED');
  });

  it('tells songs in texts, in order, without those that nobody knows', async () => {
    const session = await login(sandbox());
    const ids = [track.mp3Only, track.missing, track.single];
    const { results } = await session.call('song.getListData', { sng_ids: ids });
    expect(results).toMatchObject({ count: 2, total: 2, filtered_count: 0 });
    const [first, second] = results.data;
    expect([first.SNG_ID, first.FILESIZE_FLAC, second.SNG_ID]).toEqual([track.mp3Only, '0', track.single]);
    const size = sandbox().plainBytes(track.single, 'FLAC').length;
    expect(second).toMatchObject({ FILESIZE_FLAC: String(size), DISK_NUMBER: '1', ARTISTS: [{ ROLE_ID: '0' }] });
    expect(second.TRACK_TOKEN_EXPIRE).toEqual(expect.any(Number));
  });

  it('tells of songs without rights, and of those that stand in', async () => {
    const session = await login(sandbox());
    const gone = (await session.call('song.getData', { sng_id: track.unavailable })).results;
    expect(gone).toMatchObject({ MEDIA: [], RIGHTS: {}, FILESIZE_FLAC: '0', FILESIZE_MP3_128: '0' });
    expect(gone.TRACK_TOKEN).toMatch(/^SBX/);
    expect(gone).not.toHaveProperty('FALLBACK');
    const moved = (await session.call('song.getData', { sng_id: track.fallback })).results;
    expect(moved.FALLBACK).toMatchObject({
      SNG_ID: track.fallbackTarget,
      FILESIZE_FLAC: expect.stringMatching(/^[1-9]/),
    });
  });

  it('tells uploads by a negative id', async () => {
    const session = await login(sandbox());
    const song = (await session.call('song.getData', { sng_id: track.upload })).results;
    expect(song).toMatchObject({
      SNG_ID: track.upload,
      ALB_ID: '0',
      FILESIZE_MP3_MISC: expect.stringMatching(/^[1-9]/),
    });
  });

  it('refuses what it does not know', async () => {
    const session = await login(sandbox());
    expect((await session.call('song.nothing', {})).error).toEqual({ GATEWAY_ERROR: 'Undefined or invalid output' });
    expect((await session.call('song.getData', { sng_id: track.missing })).error).toHaveProperty('DATA_ERROR');
  });
});
