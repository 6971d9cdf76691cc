import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, StandardSchemaValidationPipe, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { eventually } from '../../test/support/eventually.js';
import type { CataloguePage, CatalogueView, MediaSource, SearchRequest } from '../domain/index.js';
import { SourceModule } from './source.module.js';
import { SourceRegistry } from './source.registry.js';

const EMPTY: CataloguePage = { items: [], total: 0, nextCursor: null };
const asked: unknown[] = [];
let hanging: AbortSignal | null = null;

/** Only what the controller asks for. */
const shelf = {
  id: 'shelf',
  search: (request: SearchRequest, signal: AbortSignal) => {
    asked.push(request);
    if (request.query !== 'hang') return Promise.resolve(EMPTY);
    hanging = signal;
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  },
  browse: (...request: unknown[]) => {
    asked.push(request.slice(0, 3));
    return Promise.resolve({ ...EMPTY, type: 'album', id: '1', title: 'x' } as CatalogueView);
  },
  status: () => ({ id: 'shelf', connected: false }),
} as unknown as MediaSource;

@Module({ imports: [SourceModule] })
class TestHost {}

let app: INestApplication;
let url: string;

beforeAll(async () => {
  app = await NestFactory.create(TestHost, { logger: false, forceCloseConnections: true });
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  app.get(SourceRegistry).register(shelf);
  await app.listen(0, '127.0.0.1');
  url = `${await app.getUrl()}/api/v1`;
});

afterAll(() => app.close());

describe('the catalogue over REST', () => {
  it('searches with defaults, and with all that can be said', async () => {
    expect(await (await fetch(`${url}/search?q=${encodeURIComponent('  daft  ')}`)).json()).toEqual(EMPTY);
    await fetch(`${url}/search?q=x&type=album&limit=3&cursor=abc&source=shelf`);
    expect(asked).toEqual([
      { query: 'daft', type: 'track', limit: 25, cursor: null },
      { query: 'x', type: 'album', limit: 3, cursor: 'abc' },
    ]);
  });

  it.each(['/search', '/search?q=', '/search?q=x&type=odd', '/search?q=x&limit=0', '/search?q=x&y=1'])(
    'refuses %s',
    async (path) => {
      expect((await fetch(url + path)).status).toBe(400);
    },
  );

  it('browses one thing, page by page', async () => {
    asked.length = 0;
    expect((await fetch(`${url}/catalog/album/302127`)).status).toBe(200);
    await fetch(`${url}/catalog/playlist/9?cursor=next`);
    expect(asked).toEqual([
      ['album', '302127', null],
      ['playlist', '9', 'next'],
    ]);
  });

  it.each(['/catalog/genre/1', '/catalog/album/..%2F..', '/catalog/album/1?cursor='])('refuses %s', async (path) => {
    expect((await fetch(url + path)).status).toBe(400);
  });

  it('shows the state of the source', async () => {
    expect(await (await fetch(`${url}/source`)).json()).toEqual({ id: 'shelf', connected: false });
  });

  it('asks the source no longer when the client is gone', async () => {
    const client = new AbortController();
    const answer = fetch(`${url}/search?q=hang`, { signal: client.signal }).catch(() => 'gone');
    const signal = await eventually('the source is asked', () => hanging);
    expect(signal.aborted).toBe(false);
    client.abort();
    expect(await answer).toBe('gone');
    await eventually('the source is told', () => signal.aborted);
  });
});
