import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { NotifierHost } from '../../../test/support/notifier-host.js';
import { REVIEW_PERIOD_MS } from './access-review.js';

/** What became of a connection: `connected`, or why not. */
async function outcome(socket: Socket): Promise<string> {
  let refused: (Error & { data?: { code: string } }) | null = null;
  socket.once('connect_error', (error) => (refused = error));
  return eventually('an outcome', () =>
    socket.connected ? 'connected' : refused && (refused.data?.code ?? 'refused'),
  );
}

describe('a host on loopback with access `auto`', () => {
  let host: NotifierHost;
  beforeAll(async () => {
    host = await NotifierHost.start({ access: 'auto' });
  });
  afterEach(() => {
    host.dismissClients();
  });
  afterAll(() => host.stop());

  it('lets its own user in without a token', async () => {
    expect(await outcome(host.raw())).toBe('connected');
  });

  it.each([['websocket'], ['polling']])('refuses a foreign origin over %s', async (transport) => {
    const socket = host.raw({ transports: [transport], extraHeaders: { origin: 'https://evil.example' } });
    expect(await outcome(socket)).toBe('refused');
  });

  it('lets its own pages in', async () => {
    expect(await outcome(host.raw({ extraHeaders: { origin: new URL(host.url).origin } }))).toBe('connected');
  });

  it('wants a token behind a proxy of the same machine', async () => {
    const passedOn = { extraHeaders: { 'x-forwarded-for': '203.0.113.7' } };
    expect(await outcome(host.raw(passedOn))).toBe('unauthorized');
    host.issue('reader', 'read');
    expect(await outcome(host.raw({ ...passedOn, auth: { token: 'reader' } }))).toBe('connected');
  });

  it('refuses a token that is none, even from its own user', async () => {
    expect(await outcome(host.raw({ auth: { token: 'wrong' } }))).toBe('unauthorized');
  });

  it('refuses rooms that are none', async () => {
    expect(await outcome(host.raw({ auth: { rooms: ['*'] } }))).toBe('bad_request');
  });
});

describe('a host that wants tokens', () => {
  let host: NotifierHost;
  const clock = new ManualClock();
  beforeAll(async () => {
    host = await NotifierHost.start({ access: 'token', basePath: '/music' }, clock);
    host.issue('reader', 'read');
    host.issue('worker', 'control');
  });
  afterEach(() => {
    host.dismissClients();
  });
  afterAll(() => host.stop());

  it('refuses who has none, and tells the typed client so once', async () => {
    const { client } = host.client();
    const states: string[] = [];
    client.onConnection(({ kind }) => states.push(kind));
    await eventually('the refusal', () => states.length > 0);
    expect(states).toEqual(['refused']);
  });

  it('takes the token out of the headers, too', async () => {
    expect(await outcome(host.raw({ extraHeaders: { authorization: 'Bearer reader' } }))).toBe('connected');
  });

  it('lets a reader listen but not change anything', async () => {
    const { client, heard } = host.client({ token: 'reader' });
    await eventually('the snapshot', () => heard.length === 1);
    await client.subscribe('item:track_1');
    await expect(client.download({ link: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(client.configureQueue({ paused: true })).rejects.toMatchObject({ code: 'forbidden' });
    expect(host.below.calls).toEqual([]);
  });

  it('lets a worker change things', async () => {
    const { client } = host.client({ token: 'worker' });
    await client.download({ link: 'x' });
    expect(host.below.calls).toHaveLength(1);
  });

  it('sends away at once who listens with a token that was just revoked', async () => {
    host.issue('stolen', 'read');
    const { client } = host.client({ token: 'stolen' });
    await eventually('it is connected', () => client.isConnected);
    host.tokens.remove('stolen');
    host.revocations.next('stolen');
    await eventually('it is sent away', () => !client.isConnected);
  });

  it('does not let a revoked token go on', async () => {
    host.issue('short-lived', 'control');
    const { client } = host.client({ token: 'short-lived' });
    await client.download({ link: 'x' });
    host.tokens.remove('short-lived');
    await expect(client.download({ link: 'x' })).rejects.toMatchObject({ code: 'unauthorized' });
    expect(client.isConnected).toBe(true);
    await clock.advance(REVIEW_PERIOD_MS);
    await eventually('it is sent away', () => !client.isConnected);
  });
});

describe('a browser that is signed in', () => {
  let host: NotifierHost;
  beforeAll(async () => {
    host = await NotifierHost.start({ access: 'token', basePath: '/music' });
  });
  afterEach(() => {
    host.dismissClients();
  });
  afterAll(() => host.stop());

  /** As its requests look: the cookie comes by itself. */
  function browser(token: string, headers: Record<string, string> = {}): { extraHeaders: Record<string, string> } {
    const { origin, port } = new URL(host.url);
    return { extraHeaders: { origin, cookie: `other=1; deemusic_session_${port}=${token}`, ...headers } };
  }

  it.each(['websocket', 'polling'])('is let in by its cookie over %s', async (transport) => {
    host.issue('phone', 'read');
    expect(await outcome(host.raw({ ...browser('phone'), transports: [transport] }))).toBe('connected');
    expect(await outcome(host.raw({ ...browser('dead'), transports: [transport] }))).toBe('unauthorized');
  });

  it('is not let in by the cookie of another port', async () => {
    host.issue('phone', 'read');
    const { origin } = new URL(host.url);
    const other = { extraHeaders: { origin, cookie: 'deemusic_session_1=phone; deemusic_session=phone' } };
    expect(await outcome(host.raw(other))).toBe('unauthorized');
  });

  it('lends its cookie to no foreign page', async () => {
    host.issue('phone', 'read');
    expect(await outcome(host.raw(browser('phone', { origin: 'http://evil.example' })))).toBe('refused');
    const { origin: _none, ...headers } = browser('phone').extraHeaders;
    expect(await outcome(host.raw({ extraHeaders: { ...headers, 'sec-fetch-site': 'cross-site' } }))).toBe(
      'unauthorized',
    );
  });

  it('may do what its token may', async () => {
    host.issue('phone', 'read');
    const socket = host.raw(browser('phone'));
    expect(await outcome(socket)).toBe('connected');
    expect(await socket.emitWithAck('download', { link: 'x' })).toMatchObject({ error: { code: 'forbidden' } });
    host.issue('phone', 'control');
    expect(await socket.emitWithAck('download', { link: 'x' })).toMatchObject({ ok: true });
  });

  it('is sent away at once when its token is revoked', async () => {
    host.issue('lost', 'control');
    const socket = host.raw(browser('lost'));
    expect(await outcome(socket)).toBe('connected');
    host.tokens.remove('lost');
    host.revocations.next('lost');
    await eventually('it is sent away', () => socket.disconnected);
  });
});
