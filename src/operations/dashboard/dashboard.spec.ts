import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { rawHttp, type RawAnswer, type RawRequest } from '../../../test/support/raw-http.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { AccessModule } from '../../access/index.js';
import { ConfigModule, loadConfig } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { startHost, type RunningHost } from '../host/start-host.js';
import { HttpSurfaceModule } from '../http-surface/http-surface.module.js';

const root = tempDir('dashboard');
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SECRET = 'nobody may read this';
const PAGE = `<!doctype html><base href="__BASE__"><meta property="csp-nonce" nonce="__NONCE__">
<link rel="stylesheet" nonce="__NONCE__" href="./assets/app-1a2b.css"><div id="root"></div>`;

/** What `vite build` leaves, small. */
function build(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'plain');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.br'), 'as brotli');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.gz'), 'as gzip');
  writeFileSync(join(folder, 'assets', 'font-1a2b.woff2'), 'a font');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, '.hidden'), SECRET);
  writeFileSync(join(folder, '..', 'secret.txt'), SECRET);
}

let count = 0;
async function start(basePath: string, folder: string, env: Record<string, string> = {}): Promise<RunningHost> {
  const config = loadConfig({
    argv: [],
    env: {
      DEEMUSIC_PORT: '0',
      DEEMUSIC_DATA_DIR: join(root, `data-${String(count++)}`),
      DEEMUSIC_BASE_PATH: basePath,
      ...env,
    },
  });

  @Module({ imports: [ConfigModule.forRoot(config), DatabaseModule, AccessModule, HttpSurfaceModule] })
  class TestHost {}

  return startHost({ config, module: { module: TestHost }, log: pino({ level: 'silent' }), dashboardFolder: folder });
}

describe.each([
  ['/', ''],
  ['/music', '/music'],
  ['/a/b', '/a/b'],
])('the dashboard below %s', (basePath, base) => {
  const folder = join(root, `web${base.replaceAll('/', '-')}`, 'dist');
  let host: RunningHost;
  beforeAll(async () => {
    build(folder);
    host = await start(basePath, folder, { DEEMUSIC_ACCESS: 'token' });
  });
  afterAll(() => host.stop());

  const get = (path: string, request: RawRequest = {}): Promise<RawAnswer> =>
    rawHttp(new URL(host.url).origin, base + path, request);

  it.each(['/', '/add', '/plugins/tagging', '/plugins/some.dotted.id', '/settings?x=1', '/index.html', '//x', '/%61'])(
    'is at %s for a browser, without a token, by whatever name',
    async (path) => {
      const answer = await get(path, { headers: { ...HTML, host: 'evil.example', origin: 'http://evil.example' } });
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      expect(answer.text).toContain(`<base href="${base}/">`);
      expect(answer.text).not.toContain('__');
      expect(answer.headers['content-length']).toBe(String(answer.body.length));
    },
  );

  it('has another nonce each time, the one that its policy names', async () => {
    const answers = await Promise.all([get('/'), get('/')]);
    const nonces = answers.map(({ text, headers }) => {
      const [first, ...others] = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce);
      expect(others).toEqual([first]);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; " +
          `style-src 'self' 'nonce-${String(first)}'; img-src 'self' data: blob:; connect-src 'self'; ` +
          "font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(headers.etag).toBeUndefined();
      return first;
    });
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/);
    expect(nonces[1]).not.toBe(nonces[0]);
  });

  it('answers HEAD like GET, without a body', async () => {
    const page = await get('/', { method: 'HEAD' });
    expect(page).toMatchObject({ status: 200, text: '' });
    expect(Number(page.headers['content-length'])).toBeGreaterThan(100);
    const file = await get('/icon.svg', { method: 'HEAD' });
    expect(file).toMatchObject({ status: 200, text: '', headers: { 'content-length': '6' } });
  });

  it.each([
    ['/api/v1/nothing', HTML],
    ['/API/v1/nothing', HTML],
    ['/socket.io/x', HTML],
    ['/health/nothing', HTML],
    ['/metrics/nothing', HTML],
    ['/assets/gone-1a2b.js', HTML],
    ['/add', {}],
    ['/add', { accept: '*/*' }],
    ['/add', { accept: 'application/json' }],
    ['/add', { accept: 'text/html;q=0' }],
    ['/add', { accept: ';;,=/' }],
    ['/icon.svg.map', { accept: 'image/*' }],
  ])('is not what answers %s with %j', async (path, headers) => {
    const answer = await get(path, { headers });
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(answer.headers['content-security-policy']).toContain("style-src 'self';");
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    expect((await get('/add', { method, headers: HTML })).status).toBe(404);
    expect((await get('/icon.svg', { method })).status).toBe(404);
  });

  it.each([
    ['br, gzip', 'as brotli', 'br'],
    ['gzip, deflate', 'as gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'as gzip', 'gzip'],
    ['identity', 'plain', undefined],
    ['', 'plain', undefined],
    ['nonsense;;', 'plain', undefined],
  ])('sends hashed files for good, compressed as the browser takes them: "%s"', async (accepted, text, encoding) => {
    const answer = await get('/assets/app-1a2b.js', { headers: { 'accept-encoding': accepted } });
    expect(answer).toMatchObject({
      status: 200,
      text,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(answer.headers['content-encoding']).toBe(encoding);
  });

  it('has the others asked for again, by their ETag', async () => {
    const first = await get('/icon.svg');
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
    const again = await get('/icon.svg', { headers: { 'if-none-match': first.headers.etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect((await get('/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json');
  });

  it('sends whole files, whatever part is asked for', async () => {
    for (const range of ['bytes=1-2', 'bytes=5-1', 'bytes=-2', 'bytes=99-', 'nonsense']) {
      const answer = await get('/assets/font-1a2b.woff2', { headers: { range } });
      expect(answer).toMatchObject({ status: 200, text: 'a font' });
    }
  });

  it('says there is nothing when a condition does not hold, and logs no fault', async () => {
    const answer = await get('/icon.svg', { headers: { 'if-match': '"other"' } });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('json');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/.hidden',
    '/%2ehidden',
    '/./.hidden',
    '/icon.svg%00',
    '/%00',
    '/%ff%fe',
    '/%',
    '/assets',
    '/assets/',
    '/assets/app-1a2b.js.br',
    `/${'a'.repeat(5000)}`,
    '/C:/secret.txt',
  ])('leads to nothing else: %s', async (path) => {
    for (const headers of [{}, HTML]) {
      const answer = await get(path, { headers });
      expect(answer.text).not.toContain(SECRET);
      expect(answer.text).not.toContain('as brotli');
      expect(answer.text).not.toContain(root);
      expect([200, 400, 404]).toContain(answer.status);
      if (answer.status === 200) expect(answer.text).toContain('<div id="root">');
    }
  });

  it('keeps the API closed all the same', async () => {
    expect((await get('/api/docs', { headers: HTML })).status).toBe(401);
    expect((await get('/api/docs-json', { headers: HTML })).status).toBe(401);
  });

  it('tells browsers to keep out what nobody needs', async () => {
    for (const path of ['/', '/icon.svg', '/api/v1/nothing']) {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('shows a new build without a restart', async () => {
    const file = join(folder, 'index.html');
    writeFileSync(`${file}.new`, `${PAGE}<p>the second</p>`);
    renameSync(`${file}.new`, file);
    writeFileSync(join(folder, 'assets', 'app-3c4d.js'), 'newer');
    rmSync(join(folder, 'assets', 'app-1a2b.js'));
    expect((await get('/')).text).toContain('the second');
    expect((await get('/assets/app-3c4d.js')).text).toBe('newer');
    expect((await get('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'br' } })).status).toBe(404);
  });
});

describe('around the base path', () => {
  let host: RunningHost;
  beforeAll(async () => {
    const folder = join(root, 'web-around', 'dist');
    build(folder);
    host = await start('/music', folder);
  });
  afterAll(() => host.stop());
  const get = (path: string): Promise<RawAnswer> => rawHttp(new URL(host.url).origin, path, { headers: HTML });

  it('leads to the page from its address without the slash', async () => {
    expect(await get('/music')).toMatchObject({ status: 302, headers: { location: '/music/' } });
    expect((await get('/music?a=1&b=//x')).headers.location).toBe('/music/?a=1&b=//x');
  });

  it.each(['/', '/musical', '/musical/icon.svg', '/add', '/icon.svg', '/music%2f'])(
    'has nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('json');
    },
  );

  it('gives the API description its own policy, and only that', async () => {
    expect((await get('/music/api/docs')).headers['content-security-policy']).toContain("'unsafe-inline'");
  });
});

describe('a host whose dashboard is not built', () => {
  it('says how to build it, and takes it as soon as it is there', async () => {
    const folder = join(root, 'web-missing', 'dist');
    const host = await start('/', folder);
    const missing = await rawHttp(host.url, '/', { headers: HTML });
    expect(missing).toMatchObject({ status: 404, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(missing.text).toContain('npm run build');
    expect((await rawHttp(host.url, '/icon.svg')).status).toBe(404);
    build(folder);
    expect((await rawHttp(host.url, '/', { headers: HTML })).status).toBe(200);
    await host.stop();
  });
});
