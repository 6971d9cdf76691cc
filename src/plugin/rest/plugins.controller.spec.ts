import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { writePlugin } from '../../../test/support/plugin-folder.js';
import { startPluginsHost } from '../../../test/support/plugins-host.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { TokenService } from '../../access/index.js';
import { loadConfig } from '../../config/index.js';

const root = tempDir('plugins-rest');
const dataDir = join(root, 'data');
const developed = join(root, 'developed');
let host: Awaited<ReturnType<typeof startPluginsHost>>;
let readToken: string;

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: {
    token: { type: 'string', writeOnly: true },
    greeting: { type: 'string', default: 'hello' },
    covers: { type: 'object', properties: { size: { type: 'integer', maximum: 1800 } } },
  },
};

/** Refuses the greeting "rude", and says by its health what it was started with. */
const GREETER = `
import { NeedsAuth } from '@deemusic/plugin-sdk';
export default {
  setup(ctx) {
    ctx.hook('afterTrack', () => undefined);
    ctx.hook('afterAlbum', () => undefined);
    ctx.log.info('greeter is set up');
  },
  validateConfig(config, ctx) {
    if (ctx.secrets.get('token') === 'made-up-wrong') throw new NeedsAuth('the token is refused');
    return config.greeting === 'rude' ? [{ path: '/greeting', message: 'be kind' }] : [];
  },
  health(ctx) {
    return ctx.config.greeting === 'hello' ? null : ctx.config.greeting + ' ' + ctx.secrets.get('token').length;
  },
};`;

beforeAll(async () => {
  Logger.overrideLogger(false);
  writePlugin(join(developed, 'greeter'), {
    id: 'greeter',
    configSchema: SCHEMA,
    files: { 'index.js': GREETER },
    manifest: { hooks: [{ name: 'afterTrack' }, { name: 'afterAlbum', enabled: false }] },
  });
  writePlugin(join(developed, 'crasher'), { id: 'crasher', files: { 'index.js': 'throw new Error("no");' } });
  writePlugin(join(developed, 'typo'), { id: 'typo', manifest: { hooks: [{ name: 'afterTrak' }] } });
  mkdirSync(join(developed, 'broken'));
  writeFileSync(join(developed, 'broken', 'package.json'), '{');
  const config = loadConfig({
    argv: [],
    env: {
      DEEMUSIC_PORT: '0',
      DEEMUSIC_DATA_DIR: dataDir,
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(root, 'music'),
      DEEMUSIC_PLUGIN_PATH: developed,
    },
  });
  host = await startPluginsHost(config);
  readToken = (await host.app.get(TokenService).create({ name: 'made-up', scope: 'read' })).token;
});

afterAll(() => host.stop());

interface Answer {
  status: number;
  text: string;
  body: Record<string, unknown> & { items?: Record<string, unknown>[]; details?: unknown; lines?: string[] };
}

async function call(method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
  const response = await fetch(`${host.url}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Answer['body'] };
}

describe('GET /plugins', () => {
  it('lists all, also what is broken, without a path of the machine', async () => {
    const { status, body, text } = await call('GET', '/plugins');
    expect(status).toBe(200);
    const items = new Map(body.items?.map((item) => [item.id, item]));
    expect([...items.keys()]).toEqual(expect.arrayContaining(['artwork', 'broken', 'greeter', 'tagging']));
    expect(items.get('tagging')).toMatchObject({
      bundled: true,
      origin: 'bundled',
      enabled: true,
      state: 'ready',
      pid: null,
    });
    expect(items.get('broken')).toMatchObject({ state: 'incompatible', version: null, hooks: [], hasConfig: false });
    expect(items.get('greeter')).toEqual({
      id: 'greeter',
      displayName: 'The greeter',
      description: 'Does what it says.',
      version: '1.0.0',
      bundled: false,
      origin: 'path',
      enabled: false,
      state: 'disabled',
      reason: null,
      fault: null,
      since: expect.any(Number),
      nextTryAt: null,
      pid: null,
      hooks: [expect.objectContaining({ name: 'afterTrack', enabled: true, place: null }), expect.anything()],
      permissions: {},
      events: [],
      hasConfig: true,
      openRuns: 0,
      deadRuns: 0,
    });
    expect(text).not.toContain(root);
  });

  it('one of them; 404 for an unknown id, on every route', async () => {
    expect((await call('GET', '/plugins/tagging')).body).toMatchObject({ id: 'tagging' });
    const routes = ['GET /nobody', 'GET /nobody/config', 'GET /nobody/logs', 'GET /..%2Fdeemusic/logs'];
    const commands = ['enable', 'disable', 'reset', 'restart', 'test'].map((verb) => `POST /nobody/${verb}`);
    for (const route of [...routes, ...commands]) {
      const [method = '', path = ''] = route.split(' ');
      const { status, body } = await call(method, `/plugins${path}`);
      expect([route, status, body.code]).toEqual([route, 404, 'not_found']);
    }
    expect((await call('PUT', '/plugins/nobody/config', { data: {} })).status).toBe(404);
    expect((await call('PUT', '/plugins/nobody/hooks', {})).status).toBe(404);
  });

  it('is not what /plugins/runs answers', async () => {
    expect((await call('GET', '/plugins/runs')).body).toMatchObject({ items: [], nextCursor: null });
  });
});

describe('scopes', () => {
  it('reading is enough to look, and for nothing else', async () => {
    for (const path of ['/plugins', '/plugins/greeter', '/plugins/greeter/config', '/plugins/greeter/logs'])
      expect((await call('GET', path, undefined, readToken)).status).toBe(200);
    const changes = [
      ...['enable', 'disable', 'reset', 'restart', 'test'].map(
        (verb) => ['POST', `/plugins/greeter/${verb}`, undefined] as const,
      ),
      ['PUT', '/plugins/greeter/config', { data: {} }] as const,
      ['PUT', '/plugins/greeter/hooks', {}] as const,
      ['PUT', '/plugins/order', { ids: ['greeter'] }] as const,
    ];
    for (const [method, path, body] of changes)
      expect([path, (await call(method, path, body, readToken)).status]).toEqual([path, 403]);
  });
});

describe('the life of a plugin', () => {
  it('begins with its settings: refused by path, taken, never shown', async () => {
    expect((await call('POST', '/plugins/greeter/enable')).body).toMatchObject({
      enabled: true,
      state: 'needs_config',
    });
    const wrong = await call('PUT', '/plugins/greeter/config', { data: { covers: { size: 9000 }, greting: 'x' } });
    expect(wrong.status).toBe(400);
    expect(wrong.body.details).toEqual([
      { path: '/token', message: 'is required' },
      { path: '/greting', message: 'is not known; did you mean greeting?' },
      { path: '/covers/size', message: 'must be ≤ 1800' },
    ]);
    const rude = await call('PUT', '/plugins/greeter/config', { data: { token: 'made-up-token', greeting: 'rude' } });
    expect([rude.status, rude.body.details]).toEqual([400, [{ path: '/greeting', message: 'be kind' }]]);
    const taken = await call('PUT', '/plugins/greeter/config', { data: { token: 'made-up-token' } });
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({
      schema: SCHEMA,
      uiSchema: null,
      data: { token: { set: true }, greeting: 'hello' },
    });
    expect((await call('GET', '/plugins/greeter/config')).text).not.toContain('made-up-token');
    expect((await call('GET', '/plugins/greeter')).body).toMatchObject({ state: 'ready' });
  });

  it('it can be asked how it is, with the settings as they are', async () => {
    expect((await call('POST', '/plugins/greeter/test')).body).toEqual({ ok: true, message: null, fault: null });
    await call('PUT', '/plugins/greeter/config', { data: { greeting: 'hi' } });
    expect((await call('POST', '/plugins/greeter/test')).body).toEqual({
      ok: false,
      message: 'hi 13',
      fault: 'plugin',
    });
    expect((await call('GET', '/plugins/greeter')).body.pid).toEqual(expect.any(Number));
  });

  it('it may refuse settings by an error, too', async () => {
    const { status, body } = await call('PUT', '/plugins/greeter/config', { data: { token: 'made-up-wrong' } });
    expect([status, body.details]).toEqual([400, [{ path: '', message: 'the token is refused' }]]);
  });

  it('it is started anew', async () => {
    const before = (await call('GET', '/plugins/greeter')).body.pid;
    const { status, body } = await call('POST', '/plugins/greeter/restart');
    expect([status, body.state]).toEqual([200, 'ready']);
    expect(body.pid).not.toBe(before);
  });

  it('its log can be read', async () => {
    const { lines } = (await call('GET', '/plugins/greeter/logs?lines=50')).body;
    expect(lines?.join('\n')).toContain('greeter is set up');
    expect((await call('GET', '/plugins/greeter/logs?lines=1')).body.lines).toHaveLength(1);
    expect((await call('GET', '/plugins/greeter/logs?lines=0')).status).toBe(400);
  });

  it('its hooks are switched', async () => {
    const { body } = await call('PUT', '/plugins/greeter/hooks', { afterAlbum: true, afterTrack: false });
    expect(body.hooks).toMatchObject([
      { name: 'afterTrack', enabled: false, place: null },
      { name: 'afterAlbum', enabled: true },
    ]);
    const wrong = await call('PUT', '/plugins/greeter/hooks', { afterAlbm: true });
    expect([wrong.status, wrong.body.details]).toEqual([
      400,
      [{ path: 'afterAlbm', message: 'is not a hook of "greeter"; did you mean afterAlbum?' }],
    ]);
  });

  it('ends its process when it is switched off; then it cannot be started', async () => {
    expect((await call('POST', '/plugins/greeter/disable')).body).toMatchObject({ enabled: false, state: 'disabled' });
    await eventually('its process has ended', async () => (await call('GET', '/plugins/greeter')).body.pid === null);
    expect((await call('GET', '/plugins/greeter')).body).toMatchObject({ state: 'disabled' });
    expect((await call('POST', '/plugins/greeter/restart')).status).toBe(409);
    expect((await call('POST', '/plugins/greeter/test')).body).toMatchObject({ ok: false });
  });
});

describe('a plugin that does not come up', () => {
  it('says so when it is started or asked, and does not keep its settings', async () => {
    expect((await call('POST', '/plugins/crasher/enable')).status).toBe(200);
    expect((await call('POST', '/plugins/crasher/test')).body).toMatchObject({ ok: false, fault: 'plugin' });
    const { status, body } = await call('POST', '/plugins/crasher/restart');
    expect([status, body.code]).toEqual([502, 'plugin']);
    expect((await call('PUT', '/plugins/crasher/config', { data: {} })).status).toBe(400);
    expect((await call('POST', '/plugins/broken/enable')).body).toMatchObject({ code: 'conflict' });
  });

  it('says in its status why, and what a misspelt hook should be', async () => {
    await call('POST', '/plugins/crasher/restart');
    const because = { reason: 'it could not be started: Its module could not be loaded: no', fault: 'plugin' };
    await eventually('it was tried', async () => (await call('GET', '/plugins/crasher')).body.state === 'ready');
    expect((await call('GET', '/plugins/crasher')).body).toMatchObject(because);
    const { body } = await call('POST', '/plugins/typo/restart');
    expect(body.message).toMatch(/^"typo" cannot be started, it is incompatible: .* did you mean afterTrack\?$/);
  });
});

describe('the API document', () => {
  it('knows the routes and their forms', async () => {
    const response = await fetch(`${host.url}/api/docs-json`);
    const document = (await response.json()) as { paths: Record<string, object>; components: { schemas: object } };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/plugins', '/api/v1/plugins/order', '/api/v1/plugins/{id}/config']),
    );
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Plugin', 'PluginConfig', 'PluginConfigBody', 'PluginOrder', 'PluginTest']),
    );
  });
});

describe('PUT /plugins/order', () => {
  it('answers the list in its new order', async () => {
    const { body } = await call('PUT', '/plugins/order', { ids: ['tagging', 'artwork'] });
    expect(body.items?.slice(0, 2).map(({ id }) => id)).toEqual(['tagging', 'artwork']);
  });

  it('refuses ids that are unknown', async () => {
    const { status, body } = await call('PUT', '/plugins/order', { ids: ['tagging', 'nobody'] });
    expect([status, body.details]).toEqual([400, [{ path: 'ids.1', message: 'there is no plugin "nobody"' }]]);
  });
});
