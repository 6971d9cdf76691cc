import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { join } from 'node:path';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { SCOPES, TokenService, type Scope } from '../../src/access/index.js';
import { AppModule } from '../../src/app.module.js';
import { loadConfig } from '../../src/config/index.js';
import { createSocketAdapter } from '../../src/notifier/index.js';
import { NotifierGateway } from '../../src/notifier/socket/notifier.gateway.js';
import { startHost, type RunningHost } from '../../src/operations/host/start-host.js';
import type { Ack } from '../../src/wire/index.js';
import { eventually } from '../support/eventually.js';
import { rawHttp, type RawAnswer } from '../support/raw-http.js';
import { useSandbox } from '../support/sandbox.js';
import { tempDir } from '../support/temp-dir.js';

type Need = Scope | 'open';

/** What every route needs. One that the host has and that is not here fails the spec: somebody has to decide. */
const ROUTES: Record<string, Need> = {
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /metrics': 'read',
  'GET /api/docs': 'read',
  'GET /api/docs-json': 'read',
  'GET /api/docs-yaml': 'read',
  'GET /api/v1/session': 'open',
  'POST /api/v1/session': 'open',
  'DELETE /api/v1/session': 'open',
  'GET /api/v1/tokens': 'admin',
  'POST /api/v1/tokens': 'admin',
  'DELETE /api/v1/tokens/:id': 'admin',
  'GET /api/v1/search': 'read',
  'GET /api/v1/catalog/:type/:id': 'read',
  'GET /api/v1/source': 'read',
  'GET /api/v1/images': 'read',
  'GET /api/v1/queue': 'read',
  'PATCH /api/v1/queue': 'control',
  'GET /api/v1/stats': 'read',
  'GET /api/v1/stats/history': 'read',
  'GET /api/v1/history': 'read',
  'GET /api/v1/host': 'read',
  'GET /api/v1/doctor': 'admin',
  'GET /api/v1/backups': 'admin',
  'POST /api/v1/backups': 'admin',
  'GET /api/v1/settings': 'read',
  'PUT /api/v1/settings': 'admin',
  'GET /api/v1/settings/placeholders': 'read',
  'POST /api/v1/settings/template-preview': 'read',
  'GET /api/v1/downloads': 'read',
  'POST /api/v1/downloads': 'control',
  'POST /api/v1/downloads/actions': 'control',
  'POST /api/v1/downloads/lookup': 'read',
  'POST /api/v1/downloads/check': 'read',
  'GET /api/v1/downloads/:id': 'read',
  'GET /api/v1/downloads/:id/children': 'read',
  'GET /api/v1/downloads/:id/timeline': 'read',
  'POST /api/v1/downloads/:id/pause': 'control',
  'POST /api/v1/downloads/:id/resume': 'control',
  'POST /api/v1/downloads/:id/cancel': 'control',
  'POST /api/v1/downloads/:id/retry': 'control',
  'POST /api/v1/downloads/:id/move': 'control',
  'DELETE /api/v1/downloads/:id': 'control',
  'GET /api/v1/plugins': 'read',
  'PUT /api/v1/plugins/order': 'admin',
  'GET /api/v1/plugins/runs': 'read',
  'GET /api/v1/plugins/runs/summary': 'read',
  'POST /api/v1/plugins/runs/replay': 'control',
  'GET /api/v1/plugins/:id': 'read',
  'POST /api/v1/plugins/:id/enable': 'admin',
  'POST /api/v1/plugins/:id/disable': 'admin',
  'POST /api/v1/plugins/:id/reset': 'admin',
  'POST /api/v1/plugins/:id/restart': 'admin',
  'POST /api/v1/plugins/:id/test': 'admin',
  'GET /api/v1/plugins/:id/config': 'read',
  'PUT /api/v1/plugins/:id/config': 'admin',
  'PUT /api/v1/plugins/:id/hooks': 'admin',
  'GET /api/v1/plugins/:id/logs': 'read',
};

/** The description's own files, made by its package; they are matched by the pages before them. */
const OF_THE_DESCRIPTION = '/api/docs/';

/** What every message of a client needs. */
const MESSAGES: Record<string, Scope> = {
  download: 'control',
  pause: 'control',
  resume: 'control',
  cancel: 'control',
  retry: 'control',
  queue: 'control',
  subscribe: 'read',
  unsubscribe: 'read',
  resync: 'read',
};

interface Layer {
  route?: { path: string | string[]; stack: { method?: string }[] };
}

const root = tempDir('access-matrix');
const sandbox = useSandbox();
const tokens = new Map<Scope, string>();
let host: RunningHost;
let origin: string;

beforeAll(async () => {
  const env = {
    ...sandbox().environment(),
    DEEMUSIC_DATA_DIR: join(root, 'data'),
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(root, 'music'),
    DEEMUSIC_ACCESS: 'token',
    DEEMUSIC_PORT: '0',
  };
  const config = loadConfig({ argv: [], env });
  host = await startHost({
    config,
    module: AppModule.forRoot(config),
    log: pino({ level: 'silent' }),
    prepare: (app) => app.useWebSocketAdapter(createSocketAdapter(app)),
  });
  origin = host.url;
  for (const scope of SCOPES) {
    tokens.set(scope, (await host.app.get(TokenService).create({ name: scope, scope })).token);
  }
});
afterAll(() => host.stop());

/** Every route that Express was given, whoever gave it. */
function routesOfTheHost(): string[] {
  const { router } = host.app.getHttpAdapter().getInstance() as unknown as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = new Set(route.stack.map(({ method }) => method?.toUpperCase() ?? 'ALL'));
    return [route.path].flat().flatMap((path) => [...methods].map((method) => `${method} ${path}`));
  });
}

const bearer = (scope: Scope) => ({ authorization: `Bearer ${String(tokens.get(scope))}` });
const codeOf = ({ text }: RawAnswer): unknown => (JSON.parse(text) as { code?: unknown }).code;
const allows = (held: Scope, need: Need): boolean => need === 'open' || SCOPES.indexOf(held) >= SCOPES.indexOf(need);

function ask(route: string, headers: Record<string, string>): Promise<RawAnswer> {
  const [method = '', path = ''] = route.split(' ');
  // What is not there, and a body that nothing takes: whoever may ask is refused for that, and nothing happens.
  const filled = path.replace(':type', 'nothing').replaceAll(/:\w+/g, 'nothing');
  const hasBody = method !== 'GET' && method !== 'DELETE';
  // Signing in is open to everybody: there the right token is what a page of another site must not use.
  const body = route === 'POST /api/v1/session' ? { token: tokens.get('read') } : ['nothing'];
  return rawHttp(origin, filled, { method, headers, ...(hasBody ? { body } : {}) });
}

function expectGuarded({ headers }: RawAnswer): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  });
  for (const name of Object.keys(headers)) expect(name).not.toMatch(/^access-control-|^x-powered-by$|^server$/);
}

it('every route of the host is in the table, and no other', () => {
  const has = routesOfTheHost().filter((route) => !(route.split(' ')[1] ?? '').startsWith(OF_THE_DESCRIPTION));
  expect([...new Set(has)].sort()).toEqual(Object.keys(ROUTES).sort());
});

describe.each(Object.entries(ROUTES))('%s needs %s', (route, need) => {
  it.each(SCOPES)('with a token of scope %s', async (scope) => {
    const answer = await ask(route, bearer(scope));
    expectGuarded(answer);
    if (allows(scope, need)) expect([401, 403, 500]).not.toContain(answer.status);
    else {
      expect(answer.status).toBe(403);
      expect(codeOf(answer)).toBe('forbidden');
    }
  });

  it.each<[string, Record<string, string>, number, Need[]]>([
    ['no token', {}, 401, ['open']],
    ['a token that is none', { authorization: 'Bearer dm_made-up-and-wrong' }, 401, ['open']],
    ['a page of another site', { origin: 'https://evil.example' }, 403, []],
    ['a page of nowhere', { origin: 'null' }, 403, []],
    ['a rebound name', { host: 'evil.example' }, 403, ['open']],
  ])('refuses %s', async (what, headers, status, open) => {
    const withToken = what === 'a page of another site' || what === 'a page of nowhere' ? bearer('admin') : {};
    const answer = await ask(route, { ...withToken, ...headers });
    expectGuarded(answer);
    // Health is for watchers of all kinds; it says up or not, and no page of another site can read it.
    if (route.startsWith('GET /health') || open.includes(need)) expect(answer.status).not.toBe(500);
    else expect(answer.status).toBe(status);
  });

  it('says nothing to the preflight of another site', async () => {
    const [, path = ''] = route.split(' ');
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await rawHttp(origin, path.replaceAll(/:\w+/g, 'nothing'), { method: 'OPTIONS', headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expectGuarded(answer);
  });
});

describe('a reader', () => {
  const routes = Object.entries(ROUTES).filter(([route, need]) => route.startsWith('GET') && need !== 'admin');

  it.each(routes)('is not told by %s where on the machine things are', async (route) => {
    const { text } = await ask(route, bearer('control'));
    expect(text).not.toContain(root);
  });
});

describe('messages of clients', () => {
  const sockets: Socket[] = [];
  afterAll(() => {
    for (const socket of sockets) socket.close();
  });

  function connect(token: string | undefined, headers: Record<string, string> = {}): Socket {
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers };
    const socket = io(origin, { ...options, auth: token === undefined ? {} : { token } });
    sockets.push(socket);
    return socket;
  }

  it('are all in the table', () => {
    const gateway = NotifierGateway.prototype as unknown as Record<string, object>;
    const names = Object.getOwnPropertyNames(gateway).filter((name) => name !== 'constructor');
    const has = names.flatMap((name) => (Reflect.getMetadata('message', gateway[name]!) as string | undefined) ?? []);
    expect(PATH_METADATA).toBe('path');
    expect(has.sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  it.each(SCOPES)('with a token of scope %s do what it may', async (scope) => {
    const socket = connect(tokens.get(scope));
    await eventually('it is connected', () => socket.connected);
    for (const [name, need] of Object.entries(MESSAGES)) {
      const answer = (await socket.timeout(3000).emitWithAck(name, ['nothing'])) as Ack<unknown>;
      const code = answer.ok ? 'ok' : answer.error.code;
      if (allows(scope, need)) expect(code).not.toBe('forbidden');
      else expect([name, code]).toEqual([name, 'forbidden']);
    }
  });

  it.each<[string, string | undefined, Record<string, string>]>([
    ['without a token', undefined, {}],
    ['with one that is none', 'dm_made-up-and-wrong', {}],
    ['from a page of another site', 'admin', { origin: 'https://evil.example' }],
    ['from a page of nowhere', 'admin', { origin: 'null' }],
    ['by a rebound name', undefined, { host: 'evil.example' }],
  ])('%s never come to be', async (_what, token, headers) => {
    let refused: Error | null = null;
    const socket = connect(token === 'admin' ? tokens.get('admin') : token, headers);
    socket.on('connect_error', (error) => (refused = error));
    await eventually('the refusal', () => refused !== null);
    expect(socket.connected).toBe(false);
  });

  it('answers of polling have the headers of all others, refusals too', async () => {
    const path = '/socket.io/?EIO=4&transport=polling';
    const open = await rawHttp(origin, path);
    expect(open.status).toBe(200);
    expectGuarded(open);
    for (const [where, headers] of [
      [path, { origin: 'https://evil.example' }],
      ['/socket.io/?EIO=4&transport=polling&sid=nobody', {}],
      ['/socket.io/?EIO=4&transport=carrier-pigeon', {}],
    ] as const) {
      const refusal = await rawHttp(origin, where, { headers });
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      expectGuarded(refusal);
    }
  });
});
