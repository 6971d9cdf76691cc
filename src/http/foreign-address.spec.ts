import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LookupAll } from './guarded-agent.js';
import { UndiciHttpClient } from './undici-http-client.js';

/** What names mean here, one answer after the other; the last one stays. */
const NAMES: Record<string, LookupAddress[][]> = {
  'public.test': [[{ address: '203.0.113.7', family: 4 }]],
  'inside.test': [[{ address: '192.168.1.1', family: 4 }]],
  'v6.inside.test': [[{ address: 'fd00::1', family: 6 }]],
  'mapped.test': [[{ address: '::ffff:127.0.0.1', family: 6 }]],
  'metadata.test': [[{ address: '169.254.169.254', family: 4 }]],
  'both.test': [
    [
      { address: '203.0.113.7', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ],
  'localhost.': [[{ address: '127.0.0.1', family: 4 }]],
};

let server: Server;
let port: string;
let connections = 0;
const asked: string[] = [];

const lookupAll: LookupAll = (hostname, _options, callback) => {
  asked.push(hostname);
  const answers = NAMES[hostname] ?? [];
  callback(null, (answers.length > 1 ? answers.shift() : answers[0]) ?? []);
};

const http = new UndiciHttpClient({ timeoutMs: () => 2000, allowPrivate: () => false, lookupAll });

beforeAll(async () => {
  server = createServer((_request, response) => response.end('secret'));
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = String((server.address() as AddressInfo).port);
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await new Promise((resolve) => server.close(resolve));
});

const refusal = (url: string, kind: 'text' | 'stream') =>
  expect(
    http[kind]({ service: 'test', url, isForeign: true, signal: new AbortController().signal }),
  ).rejects.toMatchObject({ code: 'invalid_response' });

describe.each(['text', 'stream'] as const)('an address that somebody else named, for %s', (kind) => {
  it.each([
    ...[
      '127.0.0.1',
      '127.1',
      '127.9.9.9',
      '0',
      '0.0.0.0',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '017700000001',
    ],
    ...[
      '127.0.0.1.',
      '①②⑦.⓪.⓪.①',
      '１２７.0.0.1',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...[
      '[::1]',
      '[::]',
      '[0:0:0:0:0:0:0:1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
    ],
    ...['[fe80::1]', '[fd00::1]', '[2002:7f00:1::]', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]', '[ff02::1]'],
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      'sub.localhost',
      'ｌｏｃａｌｈｏｓｔ',
      'user:word@127.0.0.1',
      'public.test@127.0.0.1',
    ],
    ...['inside.test', 'v6.inside.test', 'mapped.test', 'metadata.test', 'both.test'],
  ])('is refused when it is http://%s', async (host) => {
    const before = connections;
    await refusal(`http://${host}:${port}/`, kind);
    expect(connections).toBe(before);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://203.0.113.7/',
    'gopher://203.0.113.7/',
    'data:text/plain,x',
    'unix:/run/x.sock',
    '',
  ])('is refused when it is no address of the web: %s', (url) => refusal(url, kind));

  it('is looked up for each connection, so that one who changes it in between gains nothing', async () => {
    // The first answer leads to an address that nobody has, the second one inside.
    NAMES['rebound.test'] = [[], [{ address: '127.0.0.1', family: 4 }]];
    asked.length = 0;
    const before = connections;
    await refusal(`http://rebound.test:${port}/`, kind);
    await refusal(`http://rebound.test:${port}/`, kind);
    expect(asked).toEqual(['rebound.test', 'rebound.test']);
    expect(connections).toBe(before);
  });
});
