import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { words } from '../words/index.js';
import { noAnswer } from './no-answer.js';
import { limitedFetch, timeLimitOf } from './time-limit.js';

/** Takes every request: answers one, ends none of the others. */
const server = createServer((request, response) => {
  if (request.url === '/well') response.end('{}');
  if (request.url === '/begun') response.writeHead(200, { 'content-type': 'application/json' }).write('{"items":[');
});

describe('limitedFetch', () => {
  const at = (path: string, init?: RequestInit): Request =>
    new Request(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`, init);

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('leaves an answer in time as it is', async () => {
    expect(await (await limitedFetch(at('/well'), 5_000)).json()).toEqual({});
  });

  it.each([
    ['is never begun', '/silent'],
    ['is never ended', '/begun'],
  ])('gives up an answer that %s, and says so in words', async (_, path) => {
    const reading = limitedFetch(at(path), 60).then((response) => response.json());
    const error = await reading.then(() => null, noAnswer);
    expect(error).toMatchObject({ status: 0, code: 'slow', message: words.errors.slow });
  });

  it('is given up by who asked', async () => {
    const asking = new AbortController();
    const reading = limitedFetch(at('/silent', { signal: asking.signal }), 5_000);
    asking.abort();
    expect((await reading.then(() => null, noAnswer))?.name).toBe('AbortError');
    expect((await limitedFetch(at('/silent', { signal: asking.signal })).then(() => null, noAnswer))?.name).toBe(
      'AbortError',
    );
  });
});

describe('timeLimitOf', () => {
  it('has patience with what is asked further on, and more with changes of many', () => {
    const limits = [
      ['GET', '/music/api/v1/host'],
      ['GET', '/music/api/v1/search?query=x'],
      ['POST', '/music/api/v1/downloads/actions'],
    ].map(([method = '', path = '']) => timeLimitOf({ method, url: `http://host.test${path}` }));
    expect(limits).toEqual([...limits].sort((a, b) => a - b));
    expect(new Set(limits).size).toBe(3);
  });
});
