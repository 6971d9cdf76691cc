import { afterEach, describe, expect, it } from '@jest/globals';
import { get, json, login, mediaUrls } from '../../../test/sandbox/client.js';
import { eventually } from '../../../test/support/eventually.js';
import { useSandbox, withSandbox } from '../../../test/support/sandbox.js';
import { SANDBOX_IDS } from '../catalogue/ids.js';

const { track, album } = SANDBOX_IDS;

describe('control of the sandbox', () => {
  const sandbox = useSandbox();
  afterEach(() => {
    sandbox().control.reset();
  });

  async function post(commands: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const body = typeof commands === 'string' ? commands : JSON.stringify(commands);
    const response = await fetch(`${sandbox().url}/__control`, { method: 'POST', body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('meets as many requests as it says, after as many as it says', async () => {
    sandbox().control.fault({ service: 'catalogue', kind: 'error', code: 700, match: '/track/', skip: 1, times: 2 });
    const codes: unknown[] = [];
    for (let round = 0; round < 5; round++) codes.push((await json(sandbox(), `/track/${track.single}`)).error?.code);
    expect(codes).toEqual([undefined, 700, 700, undefined, undefined]);
    expect((await json(sandbox(), `/album/${album.single}`)).error).toBeUndefined();
  });

  it('takes a number as a whole id', async () => {
    sandbox().control.fault({ service: 'catalogue', kind: 'error', match: '1000101', times: 0 });
    expect((await json(sandbox(), '/track/1000101')).error).toBeDefined();
    expect((await json(sandbox(), '/album/2000101')).error).toBeUndefined();
  });

  it('spoils answers in many ways', async () => {
    const ask = async (fault: object) => {
      expect(await post({ fault: { service: 'catalogue', ...fault } })).toEqual({ status: 200, body: { ok: true } });
      return get(`${sandbox().apiUrl}/track/${track.single}`);
    };
    expect((await ask({ kind: 'status', status: 429, retryAfter: 3 })).headers['retry-after']).toBe('3');
    for (const kind of ['invalid-json', 'empty', 'garbage', 'html']) {
      const { status, bytes } = await ask({ kind });
      expect(status).toBe(200);
      expect(() => JSON.parse(bytes.toString()) as unknown).toThrow();
    }
    expect((await ask({ kind: 'bare-true' })).bytes.toString()).toBe('true');
    const cut = JSON.parse((await ask({ kind: 'missing-field', field: 'artist.name' })).bytes.toString());
    expect([cut.title, 'name' in cut.artist]).toEqual(['First Light', false]);
    await expect(ask({ kind: 'reset' })).rejects.toThrow();
    await expect(ask({ kind: 'refused' })).rejects.toThrow();
    const startedAt = performance.now();
    await ask({ kind: 'slow', delayMs: 60 });
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it('lets totals drift', async () => {
    await post({ fault: { service: 'catalogue', kind: 'total-drift' } });
    expect((await json(sandbox(), '/search?q=ferry')).total).toBe(6);
    expect((await json(sandbox(), '/search?q=ferry')).total).toBe(8);
  });

  it('has the errors of the session', async () => {
    const session = await login(sandbox());
    const errors: unknown[] = [];
    for (const kind of ['csrf', 'auth', 'quota', 'error'] as const) {
      sandbox().control.fault({ service: 'session', kind, match: 'song.getData' });
      errors.push(...Object.keys((await session.call('song.getData', { sng_id: track.single })).error as object));
    }
    expect(errors).toEqual(['VALID_TOKEN_REQUIRED', 'NEED_USER_AUTH_REQUIRED', 'QUOTA_ERROR', 'DATA_ERROR']);
  });

  it('refuses commands and faults that it does not know', async () => {
    expect((await post({ explode: [] })).status).toBe(400);
    expect((await post({ fault: { service: 'cdn', kind: 'fire' } })).body.error).toContain('fire');
    expect((await post('{')).status).toBe(400);
    expect((await post('[]')).status).toBe(200);
  });

  it('steers from another process: services down, media, plan, speed, log', async () => {
    await post({ down: [['session', 'media']] });
    await expect(login(sandbox())).rejects.toThrow();
    expect((await json(sandbox(), '/infos')).country_iso).toBe('FR');
    const bytes = Buffer.from('not audio at all');
    await post({ reset: [], setMedia: [track.single, 'FLAC', bytes.toString('base64')], setPlan: ['hq'] });
    expect((await get(`${sandbox().url}/__plain/${track.single}/FLAC`)).bytes.equals(bytes)).toBe(true);
    expect((await login(sandbox())).options.web_lossless).toBe(false);
    expect((await get(`${sandbox().url}/__plain/${track.missing}/FLAC`)).status).toBe(404);
    expect((await json(sandbox(), '/__info')).catalogue.ids.track.single).toBe(track.single);
    await post({ clearLog: [] });
    expect(await json(sandbox(), '/__log')).toEqual([]);
  });

  it('keeps a log that tells ranges and bytes, and no credential', async () => {
    const [url] = await mediaUrls(sandbox(), track.single, 'MP3_128');
    await get(url, { range: 'bytes=6144-12287' });
    const entry = await eventually('the entry is closed', () => sandbox().log.find((one) => one.range && one.endedAt));
    expect(entry).toMatchObject({
      service: 'cdn',
      method: 'GET',
      range: 'bytes=6144-12287',
      status: 206,
      bytesSent: 6144,
    });
    expect(entry.trackIds).toEqual([track.single]);
    const text = JSON.stringify(sandbox().log);
    expect(text).not.toMatch(/hmac|api_token/);
    expect(text).not.toContain(sandbox().arl);
    const session = sandbox().log.find((one) => one.path.endsWith('?method=song.getListData'));
    expect(session?.trackIds).toEqual([track.single]);
  });
});

describe('rate limit of the sandbox', () => {
  it('is that of the service by default: 50 requests in 5 s over catalogue, session and media', () =>
    withSandbox(
      async (sandbox) => {
        const ask = (): Promise<{ error?: { code: number } }> => json(sandbox, '/infos');
        const answers = await Promise.all(Array.from({ length: 60 }, ask));
        expect(answers.filter(({ error }) => error?.code === 4)).toHaveLength(10);
        const response = await fetch(`${sandbox.gatewayUrl}?method=deezer.getUserData`, { method: 'POST', body: '{}' });
        expect(await response.json()).toHaveProperty('error.QUOTA_ERROR');
        sandbox.control.setRateLimit({ requests: 0 });
        expect((await ask()).error).toBeUndefined();
      },
      { scenario: { rateLimit: { requests: 50, windowMs: 5000 } } },
    ));

  it('can be ragged: refusals between good answers before the limit', () =>
    withSandbox(
      async (sandbox) => {
        const codes: boolean[] = [];
        for (let round = 0; round < 70; round++) codes.push('error' in (await json(sandbox, '/infos')));
        const first = codes.indexOf(true);
        expect(first).toBeGreaterThanOrEqual(36);
        expect(codes.indexOf(false, first)).toBeGreaterThan(first);
        expect(codes.filter((isRefused) => !isRefused)).toHaveLength(50);
      },
      { scenario: { rateLimit: { requests: 50, windowMs: 60_000, isRagged: true } } },
    ));
});

describe('a sandbox as a whole', () => {
  it('is made up, and the same for the same seed', () =>
    withSandbox(async (first) =>
      withSandbox(async (second) => {
        expect(first.arl).toMatch(/^[0-9a-f]{192}$/);
        expect(first.streamSecret).toHaveLength(16);
        expect([second.arl, second.streamSecret]).toEqual([first.arl, first.streamSecret]);
        expect(first.environment()).toEqual({
          DEEMUSIC_DEEZER_API_URL: first.apiUrl,
          DEEMUSIC_DEEZER_GATEWAY_URL: first.gatewayUrl,
          DEEMUSIC_DEEZER_ARL: first.arl,
          DEEMUSIC_DEEZER_STREAM_SECRET: first.streamSecret,
        });
        await withSandbox(
          async (other) => {
            expect(other.arl).not.toBe(first.arl);
          },
          { seed: 2 },
        );
      }),
    ));

  it('starts with the faults of its scenario and goes back to them', () =>
    withSandbox(
      async (sandbox) => {
        expect((await json(sandbox, '/infos')).error?.code).toBe(4);
        expect((await json(sandbox, '/infos')).error).toBeUndefined();
        sandbox.control.reset();
        expect((await json(sandbox, '/infos')).error?.code).toBe(4);
      },
      { scenario: { faults: [{ service: 'catalogue', kind: 'quota' }] } },
    ));

  it('refuses a port that is taken', () =>
    withSandbox(async (sandbox) => {
      const port = Number(new URL(sandbox.url).port);
      await expect(withSandbox(async () => undefined, { port })).rejects.toThrow('EADDRINUSE');
    }));
});
