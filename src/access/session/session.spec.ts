import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Logger, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parseSetCookie } from 'cookie';
import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { rawHttp, type RawAnswer, type RawRequest } from '../../../test/support/raw-http.js';
import { useRestSurface } from '../../../test/support/rest-surface.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { ConfigModule, loadConfig } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { AccessModule } from '../access.module.js';
import { TokenService } from '../token.service.js';
import type { Session } from './session.schema.js';
import { PERIOD_MS } from './sign-in-throttle.js';

Logger.overrideLogger(false);
const root = tempDir('session');
const clock = new ManualClock();
const PROXIED = { 'x-forwarded-for': '192.0.2.1' };

/** Something to be let into. */
@Controller('api/v1/thing')
class ThingController {
  @Get()
  look(): object {
    return { ok: true };
  }

  @Post()
  change(): object {
    return { ok: true };
  }
}

interface Host {
  app: NestExpressApplication;
  origin: string;
  host: string;
}

let count = 0;
async function start(env: Record<string, string> = {}): Promise<Host> {
  const config = loadConfig({ argv: [], env: { DEEMUSIC_DATA_DIR: join(root, String(count++)), ...env } });

  @Module({
    imports: [ConfigModule.forRoot(config, clock), DatabaseModule, AccessModule],
    controllers: [ThingController],
  })
  class TestHost {}

  const app = await NestFactory.create<NestExpressApplication>(TestHost, {
    logger: false,
    forceCloseConnections: true,
  });
  useRestSurface(app);
  if (config.settings.basePath !== '/') app.setGlobalPrefix(config.settings.basePath);
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  return { app, origin, host: new URL(origin).host };
}

function call(host: Host, path: string, request: RawRequest = {}): Promise<RawAnswer> {
  return rawHttp(host.origin, path, request);
}

const bodyOf = (answer: RawAnswer): Session & { code?: string } =>
  JSON.parse(answer.text) as Session & { code?: string };
const cookieOf = (answer: RawAnswer): ReturnType<typeof parseSetCookie> =>
  parseSetCookie(answer.headers['set-cookie']?.[0] ?? '');

async function tokenOf(host: Host, scope: 'read' | 'control' | 'admin' = 'control', name = 'phone'): Promise<string> {
  return (await host.app.get(TokenService).create({ name, scope })).token;
}

async function signIn(host: Host, token: string, headers: OutgoingHttpHeaders = {}, base = ''): Promise<RawAnswer> {
  return call(host, `${base}/api/v1/session`, { method: 'POST', body: { token }, headers });
}

/** @returns the header that a browser sends from then on */
async function cookieHeader(host: Host, token: string): Promise<{ cookie: string }> {
  const [pair] = (await signIn(host, token)).headers['set-cookie']?.[0]?.split(';') ?? [];
  return { cookie: `theme=dark; ${String(pair)}; other=1` };
}

describe('signing in where a token is needed', () => {
  let host: Host;
  beforeAll(async () => {
    host = await start({ DEEMUSIC_ACCESS: 'token', DEEMUSIC_API_TOKEN: 'made up; with, odd=signs ü' });
  });
  afterAll(() => host.app.close());
  beforeEach(() => clock.advance(PERIOD_MS));

  it('says that it is needed, to everybody', async () => {
    const answer = await call(host, '/api/v1/session');
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(bodyOf(answer)).toEqual({ signedIn: false, needsToken: true, name: null, scope: null });
    expect((await call(host, '/api/v1/thing')).status).toBe(401);
  });

  it('sets a cookie that no script sees, and that opens REST until it is cleared', async () => {
    const answer = await signIn(host, await tokenOf(host, 'read'));
    expect(bodyOf(answer)).toEqual({ signedIn: true, needsToken: true, name: 'phone', scope: 'read' });
    const { name, value, ...attributes } = cookieOf(answer);
    expect(name).toBe(`deemusic_session_${new URL(host.origin).port}`);
    expect(attributes).toEqual({ httpOnly: true, sameSite: 'strict', path: '/', maxAge: 31_536_000 });

    const headers = { cookie: `${name}=${String(value)}` };
    expect((await call(host, '/api/v1/thing', { headers })).status).toBe(200);
    expect((await call(host, '/api/v1/thing', { method: 'POST', headers })).status).toBe(403);
    expect(bodyOf(await call(host, '/api/v1/session', { headers }))).toMatchObject({ signedIn: true, name: 'phone' });

    const out = await call(host, '/api/v1/session', { method: 'DELETE', headers });
    expect(out).toMatchObject({ status: 204, text: '' });
    expect(cookieOf(out)).toMatchObject({ name, value: '', maxAge: 0, path: '/', httpOnly: true });
  });

  it('carries a token of any characters', async () => {
    const headers = await cookieHeader(host, 'made up; with, odd=signs ü');
    expect(bodyOf(await call(host, '/api/v1/session', { headers }))).toMatchObject({ scope: 'admin' });
  });

  it('refuses a wrong token, and one that is none', async () => {
    const wrong = await signIn(host, 'dm_wrong');
    expect(wrong).toMatchObject({
      status: 401,
      headers: expect.not.objectContaining({ 'set-cookie': expect.anything() }),
    });
    expect(bodyOf(wrong).code).toBe('unauthorized');
    for (const body of [{}, { token: '' }, { token: 7 }, { token: 'x', more: 1 }, { token: 'x'.repeat(5000) }]) {
      expect((await call(host, '/api/v1/session', { method: 'POST', body })).status).toBe(400);
    }
  });

  it('stops who guesses, the right token included, until a minute has passed', async () => {
    const token = await tokenOf(host);
    for (let i = 0; i < 10; i++) expect((await signIn(host, 'dm_wrong')).status).toBe(401);
    const stopped = await signIn(host, token);
    expect(stopped).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(bodyOf(stopped).code).toBe('too_many_requests');
    // Those who are in stay in, and headers are not counted.
    expect((await call(host, '/api/v1/thing', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    await clock.advance(PERIOD_MS);
    expect((await signIn(host, token)).status).toBe(200);
  });

  it('ends with the token', async () => {
    const tokens = host.app.get(TokenService);
    const { id, token } = await tokens.create({ name: 'lost', scope: 'admin' });
    const headers = await cookieHeader(host, token);
    expect((await call(host, '/api/v1/thing', { headers })).status).toBe(200);
    await tokens.revoke(id);
    expect((await call(host, '/api/v1/thing', { headers })).status).toBe(401);
    expect(bodyOf(await call(host, '/api/v1/session', { headers })).signedIn).toBe(false);
  });

  it('gives way to a token in a header, right or wrong', async () => {
    const headers = await cookieHeader(host, await tokenOf(host, 'admin'));
    const reader = await tokenOf(host, 'read', 'reader');
    expect(bodyOf(await call(host, '/api/v1/session', { headers: { ...headers, 'x-api-key': reader } })).name).toBe(
      'reader',
    );
    expect((await call(host, '/api/v1/thing', { headers: { ...headers, 'x-api-key': 'dm_wrong' } })).status).toBe(401);
  });

  it.each([
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 401],
    [{ 'sec-fetch-site': 'same-site' }, 401],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{}, 200],
  ])('counts only for pages of the host: %j', async (headers, status) => {
    const signedIn = await cookieHeader(host, await tokenOf(host));
    expect((await call(host, '/api/v1/thing', { headers: { ...signedIn, ...headers } })).status).toBe(status);
  });

  it('counts with its own Origin, whatever the browser says of the site', async () => {
    const headers = { ...(await cookieHeader(host, await tokenOf(host))), origin: `http://${host.host}` };
    const answer = await call(host, '/api/v1/thing', {
      method: 'POST',
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(201);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])('is not done by a page of %s', async (origin) => {
    const token = await tokenOf(host);
    expect((await signIn(host, token, { origin })).status).toBe(403);
    expect((await signIn(host, token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call(host, '/api/v1/session', { headers: { origin } })).status).toBe(403);
    const out = await call(host, '/api/v1/session', { method: 'DELETE', headers: { origin } });
    expect(out.status).toBe(403);
    expect(out.headers['set-cookie']).toBeUndefined();
  });

  it('is another one on each port, since cookies know none', async () => {
    const token = await tokenOf(host);
    const names = await Promise.all(
      ['nas:6595', 'nas:6596', 'nas', '[::1]:6595'].map(
        async (name) => cookieOf(await signIn(host, token, { host: name })).name,
      ),
    );
    expect(names).toEqual([
      'deemusic_session_6595',
      'deemusic_session_6596',
      'deemusic_session',
      'deemusic_session_6595',
    ]);
    const headers = { host: 'nas:6596', cookie: `deemusic_session_6595=${token}` };
    expect((await call(host, '/api/v1/thing', { headers })).status).toBe(401);
  });
});

describe('signing in behind a proxy, in a folder', () => {
  let host: Host;
  beforeAll(async () => {
    host = await start({ DEEMUSIC_BASE_PATH: '/music', DEEMUSIC_PUBLIC_URL: 'https://nas.example/music' });
  });
  afterAll(() => host.app.close());

  it.each([
    [{ 'x-forwarded-proto': 'https' }, true],
    [{ 'x-forwarded-proto': 'https, http' }, true],
    [{ 'x-forwarded-proto': 'http' }, false],
    [{ origin: 'https://nas.example' }, true],
    [{ host: '127.0.0.1:6595', origin: 'http://127.0.0.1:6595' }, false],
    [{}, false],
  ])('keeps the cookie to the folder, and to https where it is spoken: %j', async (headers, isSecure) => {
    const answer = await signIn(host, await tokenOf(host), headers, '/music');
    expect(answer.status).toBe(200);
    expect(cookieOf(answer)).toMatchObject({ path: '/music' });
    expect(cookieOf(answer).secure === true).toBe(isSecure);
  });

  it('is needed by who comes through it only, and a dead cookie does not lock out who does not', async () => {
    const headers = { cookie: `deemusic_session_${new URL(host.origin).port}=dm_dead` };
    const local = await call(host, '/music/api/v1/session', { headers });
    expect(bodyOf(local)).toEqual({ signedIn: true, needsToken: false, name: 'local', scope: 'admin' });
    expect((await call(host, '/music/api/v1/thing', { headers })).status).toBe(200);
    const outside = await call(host, '/music/api/v1/session', { headers: { ...headers, ...PROXIED } });
    expect(bodyOf(outside)).toEqual({ signedIn: false, needsToken: true, name: null, scope: null });
    expect((await call(host, '/music/api/v1/thing', { headers: { ...headers, ...PROXIED } })).status).toBe(401);
  });
});

describe('a host without any token', () => {
  let host: Host;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.app.close());

  it('makes the first one when somebody stands before its sign-in', async () => {
    const tokens = host.app.get(TokenService);
    await call(host, '/api/v1/session');
    expect(await tokens.list()).toEqual([]);
    await call(host, '/api/v1/session', { headers: PROXIED });
    await eventually('it is made', async () => (await tokens.list())[0]?.name === 'first');
  });

  it('asks for one by a foreign name, which a token makes good', async () => {
    const answer = await call(host, '/api/v1/session', { headers: { host: 'music.example' } });
    expect(bodyOf(answer)).toMatchObject({ signedIn: false, needsToken: true });
  });
});

describe('with access off', () => {
  it('nobody has to sign in; a name that is not known gets an explanation, not a sign-in', async () => {
    const host = await start({ DEEMUSIC_ACCESS: 'off' });
    const answer = await call(host, '/api/v1/session', { headers: PROXIED });
    expect(bodyOf(answer)).toEqual({ signedIn: true, needsToken: false, name: 'local', scope: 'admin' });
    expect((await call(host, '/api/v1/session', { headers: { host: 'music.example' } })).status).toBe(403);
    await host.app.close();
  });
});
