import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeezerAtSandbox, deezerAt } from '../../test/support/deezer-source.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { settleBy } from '../../test/support/settle-by.js';
import { useSandbox } from '../../test/support/sandbox.js';
import type { ResolvedMedia } from '../domain/index.js';
import { SANDBOX_IDS } from '../sandbox/index.js';

const HOUR_MS = 3_600_000;
const { track } = SANDBOX_IDS;
const signal = new AbortController().signal;

describe('the account of DeezerSource', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;
  let clock: ManualClock;

  beforeEach(() => {
    sandbox().control.reset();
    sandbox().control.clearLog();
    clock = new ManualClock(Date.now());
    deezer = deezerAt(sandbox(), { clock });
  });

  afterEach(() => deezer.close());

  const resolve = (trackId: string = track.single): Promise<ResolvedMedia> =>
    deezer.source.resolve({ trackId, formats: ['MP3_128'], known: null }, signal);

  const opened = (): number => sandbox().log.filter(({ path }) => path.includes('getUserData')).length;

  it('is opened once for all who need it', async () => {
    await Promise.all([resolve(), resolve(track.slow), resolve(track.versioned)]);
    await resolve();
    expect(opened()).toBe(1);
    expect(deezer.source.status()).toMatchObject({
      id: 'deezer',
      connected: true,
      account: { name: 'Sandbox Listener', plan: 'Sandbox Lossless', country: 'FR' },
      formats: ['FLAC', 'MP3_320', 'MP3_128'],
      hasAccount: true,
      hasSecret: true,
      warnings: [],
    });
  });

  it('is opened anew after some hours, and when its licence ends within a day', async () => {
    await resolve();
    await clock.advance(3 * HOUR_MS);
    await resolve();
    expect(opened()).toBe(1);
    await clock.advance(2 * HOUR_MS);
    await resolve();
    expect(opened()).toBe(2);
  });

  it('is opened anew once when the session is refused', async () => {
    await resolve();
    sandbox().control.fault({ service: 'session', kind: 'csrf', match: 'song.getListData' });
    await resolve();
    expect(opened()).toBe(2);
    sandbox().control.fault({ service: 'session', kind: 'csrf', match: 'song.getListData', times: 0 });
    await expect(resolve()).rejects.toMatchObject({ code: 'invalid_response' });
    expect(opened()).toBe(3);
  });

  it('is opened anew once for many that are refused at once', async () => {
    await resolve();
    sandbox().control.expireSession();
    await Promise.all([resolve(), resolve(track.slow)]);
    expect(opened()).toBe(2);
  });

  it('that died is recognised, said once, and not asked about again and again', async () => {
    await resolve();
    sandbox().control.revokeArl();
    const outcomes = await Promise.allSettled([resolve(), resolve(track.slow), resolve(track.versioned)]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: { code: 'auth_expired', hold: 'auth' } });
    }
    await expect(resolve()).rejects.toMatchObject({ code: 'auth_expired' });
    expect(opened()).toBe(2);
    expect(deezer.notices).toEqual([expect.objectContaining({ level: 'error', code: 'deezer-account-expired' })]);
    expect(deezer.source.status()).toMatchObject({ connected: false, hasAccount: true, account: null, formats: [] });
    expect(deezer.source.status().warnings).toHaveLength(1);
  });

  it('that came back is found by the next who asks, without a restart', async () => {
    sandbox().control.revokeArl();
    await expect(resolve()).rejects.toMatchObject({ code: 'auth_expired' });
    sandbox().control.restoreArl();
    await clock.advance(5000);
    expect((await resolve()).format).toBe('MP3_128');
    expect(deezer.source.status()).toMatchObject({ connected: true, warnings: [] });
  });

  it('is replaced at once when another cookie is set', async () => {
    deezer.set({ arl: 'f'.repeat(192) });
    await expect(resolve()).rejects.toMatchObject({ code: 'auth_expired' });
    deezer.set({ arl: ` ${sandbox().arl}\n` });
    expect((await resolve()).format).toBe('MP3_128');
  });

  it('cannot be a cookie that would break the header', async () => {
    deezer.set({ arl: 'abc; sid=1' });
    await expect(resolve()).rejects.toMatchObject({
      code: 'auth_required',
      hold: 'config',
      message: expect.stringContaining('no account cookie'),
    });
    expect(sandbox().log.filter(({ service }) => service === 'session')).toEqual([]);
  });

  it('waits out the throttle of the session', async () => {
    sandbox().control.fault({ service: 'session', kind: 'quota' });
    const work = resolve();
    expect((await settleBy(clock, work)).format).toBe('MP3_128');
    expect(opened()).toBe(2);
  });

  it('asks in larger batches while the governor holds it back', async () => {
    const known = await deezer.source.track(track.single, signal);
    const ask = (): Promise<ResolvedMedia> =>
      deezer.source.resolve({ trackId: track.single, formats: ['MP3_128'], known }, signal);
    await ask();
    deezer.set({ requestsPer5s: 5 });
    sandbox().control.clearLog();
    // The one permit that is left goes to the first; the others come one after the other and wait.
    const asked: Promise<ResolvedMedia>[] = [];
    for (let one = 0; one < 10; one++) {
      asked.push(ask());
      await new Promise((done) => setTimeout(done, 15));
    }
    expect(sandbox().log).toHaveLength(1);
    const found = await settleBy(clock, Promise.all(asked));
    expect(found).toHaveLength(10);
    expect(sandbox().log.filter(({ service }) => service === 'session')).toHaveLength(2);
    expect(sandbox().log.length).toBeLessThanOrEqual(4);
  });

  it('tells an outage of the session from a dead account, at the first request', async () => {
    sandbox().control.down('session');
    await expect(resolve()).rejects.toMatchObject({ code: 'network', hold: 'network' });
    expect(deezer.notices).toEqual([]);
    sandbox().control.down('session', false);
    expect((await resolve()).format).toBe('MP3_128');
  });

  it.each(['reset', 'status'] as const)('gets over a hiccup of the session (%s)', async (kind) => {
    sandbox().control.fault({ service: 'session', kind, times: 2 });
    expect((await resolve()).format).toBe('MP3_128');
  });

  it('does not insist when it is told how long to wait', async () => {
    sandbox().control.fault({ service: 'session', kind: 'status', retryAfter: 9, times: 0 });
    await expect(resolve()).rejects.toMatchObject({ code: 'network', retryAfterMs: 9000 });
    expect(sandbox().log.filter(({ service }) => service === 'session')).toHaveLength(1);
  });

  it('is warned about when its cookie is 150 days old', async () => {
    const setAt = clock.now();
    await deezer.close();
    deezer = deezerAt(sandbox(), { clock, tokenSetAt: () => setAt });
    await clock.advance(149 * 24 * HOUR_MS);
    expect(await deezer.source.checkAccount(signal)).toMatchObject({
      tokenSetAt: setAt,
      tokenAgeDays: 149,
      warnings: [],
    });
    await clock.advance(24 * HOUR_MS);
    expect((await deezer.source.checkAccount(signal)).warnings.join()).toContain('150 days');
    await deezer.source.checkAccount(signal);
    expect(deezer.notices.map(({ code }) => code)).toEqual(['deezer-account-old']);
  });

  it('can be looked at without throwing, whatever is wrong', async () => {
    sandbox().control.down('all');
    expect(await deezer.source.checkAccount(signal)).toMatchObject({ connected: false, warnings: [] });
    deezer.set({ arl: null, streamSecret: null });
    expect(await deezer.source.checkAccount(AbortSignal.abort())).toMatchObject({
      hasAccount: false,
      hasSecret: false,
    });
  });

  it('leaves no secret in status, notices and errors', async () => {
    await resolve();
    sandbox().control.revokeArl();
    const error: unknown = await resolve().catch((one: unknown) => one);
    const shown = JSON.stringify([deezer.source.status(), deezer.notices, error]) + String((error as Error).stack);
    expect(shown).not.toContain(sandbox().arl);
    expect(shown).not.toContain(sandbox().streamSecret);
  });
});
