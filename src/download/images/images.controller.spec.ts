import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import jpeg from 'jpeg-js';
import { setMaxListeners } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { MediaServer } from '../../../test/support/media-server.js';
import { rawHttp, type RawAnswer, type RawRequest } from '../../../test/support/raw-http.js';
import { useRestSurface } from '../../../test/support/rest-surface.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { AccessModule } from '../../access/index.js';
import { ConfigModule, loadConfig } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import type { MediaSource } from '../../domain/index.js';
import { HttpClient, UndiciHttpClient } from '../../http/index.js';
import { SourceModule, SourceRegistry } from '../../source/index.js';
import { ImagesController } from './images.controller.js';
import { Images } from './images.js';
import { SourcePictures } from './source-pictures.js';

const TOKEN = 'made-up-made-up-made-up';
// Data folders may be hidden.
const dataDir = join(tempDir('images-rest'), '.data');
const clock = new ManualClock();
const server = new MediaServer();
const picture = jpegOf(40);
let isPrivateAllowed = true;
let app: NestExpressApplication;
let origin: string;

function jpegOf(side: number): Buffer {
  return Buffer.from(jpeg.encode({ data: Buffer.alloc(side * side * 4, 90), width: side, height: side }, 80).data);
}

/** Its pictures lie on the server of the specs, each size by itself. */
const shelf = {
  id: 'shelf',
  imageUrl: (url: string, pixels: number) => url.replace('/any/', `/${String(pixels)}/`),
  ownsImage: (url: string) => url.includes('/any/'),
} as unknown as MediaSource;

beforeAll(async () => {
  await server.start();
  const http = new UndiciHttpClient({ timeoutMs: () => 5000, allowPrivate: () => isPrivateAllowed });
  const config = loadConfig({
    argv: [],
    env: { DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_ACCESS: 'token', DEEMUSIC_API_TOKEN: TOKEN },
  });

  @Module({
    imports: [ConfigModule.forRoot(config, clock), DatabaseModule, AccessModule, SourceModule],
    controllers: [ImagesController],
    providers: [Images, SourcePictures, { provide: HttpClient, useValue: http }],
  })
  class TestHost {}

  app = await NestFactory.create<NestExpressApplication>(TestHost, { logger: false, forceCloseConnections: true });
  useRestSurface(app);
  app.get(SourceRegistry).register(shelf);
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await server.stop();
});
beforeEach(() => {
  server.log.length = 0;
});

/** @returns the address that the catalogue would have given; the picture is there in these sizes */
function offer(
  name: string,
  sides: number[],
  service: Parameters<MediaServer['serve']>[1] = { bytes: picture },
): string {
  for (const side of sides) server.serve(`/${String(side)}/${name}`, service);
  return server.serve(`/any/${name}`, { bytes: picture, status: 500 });
}

function get(url: string, size: number | string = '', request: RawRequest = {}): Promise<RawAnswer> {
  const query = new URLSearchParams({ url, ...(size === '' ? {} : { size: String(size) }) });
  const headers = { 'x-api-key': TOKEN, ...request.headers };
  return rawHttp(origin, `/api/v1/images?${query.toString()}`, { ...request, headers });
}

const asked = (): string[] => server.log.map(({ path }) => path);

describe('pictures through the host', () => {
  it('come with what they are, to be kept by the browser alone', async () => {
    const answer = await get(offer('one.jpg', [264]));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(picture);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(picture.length),
      'cache-control': 'private, max-age=2592000, immutable',
      'content-security-policy': "default-src 'none'",
    });
    expect(answer.headers['last-modified']).toBeUndefined();
    expect(asked()).toEqual(['/264/one.jpg']);
  });

  it.each([
    [16, 64],
    [64, 64],
    [65, 128],
    [200, 264],
    [300, 528],
    [1200, 1200],
  ])('of %i pixels are those of %i, fetched once', async (size, side) => {
    const url = offer(`${String(size)}.jpg`, [side]);
    expect((await get(url, size)).status).toBe(200);
    expect((await get(url, side)).status).toBe(200);
    expect(asked()).toEqual([`/${String(side)}/${String(size)}.jpg`]);
  });

  it('are not sent again to who has them, nor with HEAD', async () => {
    const url = offer('again.jpg', [264]);
    const { headers } = await get(url);
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}-\d+"$/);
    const again = await get(url, '', { headers: { 'if-none-match': String(headers.etag) } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers['cache-control']).toContain('immutable');
    expect(await get(url, '', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect((await get(url, '', { headers: { range: 'bytes=1-2' } })).body).toEqual(picture);
  });

  it('take their type from their bytes', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
      'base64',
    );
    const url = offer('really.png', [264], { bytes: png, headers: { 'content-type': 'text/html' } });
    expect((await get(url)).headers['content-type']).toBe('image/png');
  });

  it.each([
    ['a page', { bytes: Buffer.from('<script>alert(1)</script>') }],
    ['an SVG', { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }],
    ['nothing', { bytes: picture, status: 404 }],
    ['a way elsewhere', { bytes: picture, status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ])('are none when there is %s', async (what, service) => {
    const answer = await get(offer(encodeURIComponent(what), [264], service));
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('json');
    expect(answer.headers['cache-control']).toBeUndefined();
  });

  it('that are no pictures of a source are not asked for', async () => {
    const elsewhere = server.serve('/elsewhere.jpg', { bytes: picture });
    expect((await get(elsewhere)).status).toBe(404);
    expect(asked()).toEqual([]);
  });

  it.each([
    ['file:///etc/passwd', ''],
    ['javascript:alert(1)', ''],
    ['no url', ''],
    ['', ''],
    ['http://a/any/b', 15],
    ['http://a/any/b', 1201],
    ['http://a/any/b', 'x'],
  ])('are refused by a wrong request: %s %s', async (url, size) => {
    expect((await get(url, size)).status).toBe(400);
  });

  it('need a token that may read', async () => {
    const url = offer('closed.jpg', [264]);
    expect((await get(url, '', { headers: { 'x-api-key': '' } })).status).toBe(401);
    expect((await get(url, '', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
    expect(asked()).toEqual([]);
  });

  it('in the own network are not asked for', async () => {
    isPrivateAllowed = false;
    const answer = get(offer('inside.jpg', [264]));
    let isOver = false;
    void answer.finally(() => (isOver = true));
    await eventually('it was given up', async () => {
      await clock.advance(500);
      return isOver;
    });
    isPrivateAllowed = true;
    expect([404, 503]).toContain((await answer).status);
    expect(asked()).toEqual([]);
  });

  it('that cannot be had now are asked for again later', async () => {
    const url = offer('later.jpg', [264], { bytes: picture, status: 503 });
    const answer = get(url);
    await eventually('the first attempt failed', () => clock.pendingTimers === 1 && asked().length === 1);
    await clock.advance(500);
    expect(await answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
    offer('later.jpg', [264]);
    expect((await get(url)).status).toBe(200);
  });

  it('that vanished from the cache are fetched again', async () => {
    const url = offer('vanished.jpg', [264]);
    await get(url);
    const folder = join(dataDir, 'cache', 'images');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    expect((await get(url)).body).toEqual(picture);
    expect(asked()).toHaveLength(2);
  });
});

describe('a storm of requests', () => {
  it('asks for a few at once, and not for what nobody waits for any more', async () => {
    const count = 30;
    const urls = Array.from({ length: count }, (_, index) =>
      offer(`storm-${String(index)}.jpg`, [64], { bytes: jpegOf(100), stallAt: 50 }),
    );
    const leaving = new AbortController();
    setMaxListeners(0, leaving.signal);
    const answers = urls.map((url) => get(url, 64, { signal: leaving.signal }).catch(() => null));
    await eventually('the first ones are asked for', () => asked().length === 6);
    const seen = offer('seen.jpg', [64]);
    const next = get(seen, 64);
    leaving.abort();
    expect(await Promise.all(answers)).toEqual(urls.map(() => null));
    // The six that have begun end by the clock: each tries twice. None of the others was ever begun.
    let isOver = false;
    void next.finally(() => (isOver = true));
    await eventually('the line moves on', async () => {
      await clock.advance(60_000);
      return isOver;
    });
    expect((await next).status).toBe(200);
    const begun = new Set(asked());
    expect(begun.has('/64/seen.jpg')).toBe(true);
    expect(begun.size).toBe(7);
  });
});
