import { afterEach, describe, expect, it } from '@jest/globals';
import { getUrl, login, resolve } from '../../../test/sandbox/client.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { SANDBOX_IDS } from '../catalogue/ids.js';

const { track } = SANDBOX_IDS;
const ALL = ['FLAC', 'MP3_320', 'MP3_128'];

describe('media service of the sandbox', () => {
  const sandbox = useSandbox();
  afterEach(() => {
    sandbox().control.reset();
  });

  it('gives the first format asked for, at two sources, for 20 hours', async () => {
    const [outcome] = await resolve(sandbox(), [track.single], ALL);
    const medium = outcome?.media?.[0];
    expect(outcome?.media).toHaveLength(1);
    expect(medium).toMatchObject({ format: 'FLAC', cipher: { type: 'BF_CBC_STRIPE' } });
    expect(medium?.sources.map(({ provider }) => provider)).toEqual(['ecg', 'akg']);
    expect((medium?.exp ?? 0) - (medium?.nbf ?? 0)).toBe(72_000);
  });

  it('has an outcome for each track, in order', async () => {
    const ids = [track.single, track.unavailable, track.mp3Only, track.previewOnly];
    const outcomes = await resolve(sandbox(), ids, ALL);
    expect(outcomes.map((outcome) => outcome.errors?.[0]?.code ?? outcome.media?.[0]?.format ?? 'nothing')).toEqual([
      'FLAC',
      2002,
      'MP3_320',
      'nothing',
    ]);
  });

  it('says of a format that is not there what it is told to say', async () => {
    expect(await resolve(sandbox(), [track.mp3Only], ['FLAC'])).toEqual([{ media: [] }]);
    sandbox().control.setMissingFormat('2002');
    expect((await resolve(sandbox(), [track.mp3Only], ['FLAC']))[0]?.errors?.[0]?.code).toBe(2002);
  });

  it('honours the plan', async () => {
    sandbox().control.setPlan('hq');
    expect((await resolve(sandbox(), [track.single], ALL))[0]?.media?.[0]?.format).toBe('MP3_320');
    expect((await resolve(sandbox(), [track.single], ['FLAC']))[0]?.errors?.[0]?.code).toBe(1002);
    sandbox().control.setPlan('none');
    expect((await resolve(sandbox(), [track.single], ALL))[0]?.errors?.[0]?.code).toBe(1002);
  });

  it('refuses licences and track tokens that are dead, and requests that make no sense', async () => {
    const session = await login(sandbox());
    const song = (await session.call('song.getData', { sng_id: track.single })).results;
    const ask = (licence: string) => getUrl(sandbox(), licence, [song.TRACK_TOKEN], ALL);
    expect((await ask('nonsense')).errors?.[0]?.code).toBe(1000);
    sandbox().control.expireTrackTokens();
    expect((await ask(session.licence)).data?.[0]?.errors?.[0]?.code).toBe(2000);
    sandbox().control.skipTime(15 * 86_400_000);
    expect((await ask(session.licence)).errors?.[0]?.code).toBe(1000);
    const bad = await fetch(`${sandbox().mediaUrl}/v1/get_url`, { method: 'POST', body: '{"media":1}' });
    expect(bad.status).toBe(400);
  });

  it('lets a fault hit one track of a batch and no other', async () => {
    sandbox().control.fault({ service: 'media', kind: 'token-error', code: 2000, match: track.versioned });
    const outcomes = await resolve(sandbox(), [track.single, track.versioned], ALL);
    expect(outcomes[0]?.media).toHaveLength(1);
    expect(outcomes[1]?.errors?.[0]?.code).toBe(2000);
    expect((await resolve(sandbox(), [track.versioned], ALL))[0]?.media).toHaveLength(1);
  });
});
