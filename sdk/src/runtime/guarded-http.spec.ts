import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Permissions } from '../manifest.js';
import { GuardedHttp } from './guarded-http.js';
import { networkTransport } from './http-transport.js';

const seen: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[] = [];
let port = 0;
let server: Server;

const routes: Record<string, (answer: ServerResponse) => void> = {
  '/json': (answer) => answer.setHeader('content-type', 'application/json').end('{"ok":true}'),
  '/gzip': (answer) => answer.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(100_000))),
  '/empty': (answer) => answer.writeHead(204).end(),
  '/silent': () => undefined,
  '/half': (answer) => answer.write('half'),
  '/cut': (answer) => {
    answer.writeHead(200, { 'content-length': 100 }).write('part', () => answer.destroy());
  },
  '/302': (answer) => answer.writeHead(302, { location: '/json' }).end(),
  '/307': (answer) => answer.writeHead(307, { location: '/json' }).end(),
  '/loop': (answer) => answer.writeHead(301, { location: '/loop' }).end(),
  '/away': (answer) => answer.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
  '/file': (answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-credentials': (answer) => answer.writeHead(302, { location: `http://me:s3cret@127.0.0.1:${port}/json` }).end(),
  '/other': (answer) => answer.writeHead(302, { location: `http://localhost:${port}/json` }).end(),
};

beforeAll(async () => {
  server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method: method!, url: url!, headers, body });
      routes[url!]?.(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function httpOf(net: Partial<Permissions['net']> = {}, ending = new AbortController().signal): GuardedHttp {
  const granted = { hosts: ['127.0.0.1', 'localhost'], allowPrivate: true, reason: 'x', ...net };
  return new GuardedHttp(granted, ending, networkTransport(granted.allowPrivate));
}

const at = (path: string, host = '127.0.0.1'): string => `http://${host}:${port}${path}`;

describe('ctx.http', () => {
  it('answers as fetch does, with the body read', async () => {
    const response = await httpOf().fetch(at('/json'));
    expect(response).toMatchObject({ status: 200, ok: true, url: at('/json') });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ ok: true });
    expect((await httpOf().fetch(at('/empty'))).status).toBe(204);
    expect(await (await httpOf().fetch(at('/gzip'))).text()).toHaveLength(100_000);
  });

  it('sends forms and bytes', async () => {
    seen.length = 0;
    const form = new FormData();
    form.set('title', 'x');
    for (const body of [form, new URLSearchParams({ q: '1' }), Buffer.from('raw')]) {
      await httpOf().fetch(at('/json'), { method: 'POST', body });
    }
    expect(seen.map(({ headers }) => headers['content-type']?.split(';')[0])).toEqual([
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      undefined,
    ]);
    expect(seen[0]!.body).toContain('name="title"');
    expect(seen.slice(1).map(({ body }) => body)).toEqual(['q=1', 'raw']);
  });

  it('follows redirects as the standard says, and keeps credentials at home', async () => {
    const post = {
      method: 'POST',
      body: 'secret',
      headers: { authorization: 'made-up', 'content-type': 'text/plain' },
    };
    for (const path of ['/302', '/307', '/other']) {
      seen.length = 0;
      await httpOf().fetch(at(path), post);
      const { method, body, headers } = seen[1]!;
      expect([path, method, body, headers.authorization, headers['content-type']]).toEqual(
        {
          '/302': [path, 'GET', '', 'made-up', undefined],
          '/307': [path, 'POST', 'secret', 'made-up', 'text/plain'],
          '/other': [path, 'GET', '', undefined, undefined],
        }[path],
      );
    }
  });

  it.each([
    [
      'a host that is not granted',
      () => httpOf({ hosts: ['a.example'] }).fetch(at('/json')),
      /"127.0.0.1" is not granted/,
    ],
    [
      'a redirect to a host that is not granted',
      () => httpOf().fetch(at('/away')),
      /"elsewhere.example" is not granted/,
    ],
    ['a redirect to another protocol', () => httpOf().fetch(at('/file')), /http and https only/],
    ['a loop', () => httpOf().fetch(at('/loop')), /redirects more than 5 times/],
    ['no URL', () => httpOf().fetch('words'), /not a URL/],
    ['a private address', () => httpOf({ allowPrivate: false }).fetch(at('/json')), /local network/],
    [
      'a name of a private address',
      () => httpOf({ allowPrivate: false }).fetch(at('/json', 'localhost')),
      /local network/,
    ],
    [
      'an address in disguise',
      () => httpOf({ allowPrivate: false, hosts: ['*'] }).fetch('http://2130706433/'),
      /local network/,
    ],
    ['a body that is too large', () => httpOf().fetch(at('/json'), { maxBytes: 5 }), /more than 5 bytes/],
    [
      'a packed body that is too large',
      () => httpOf().fetch(at('/gzip'), { maxBytes: 50_000 }),
      /more than 50000 bytes/,
    ],
  ])('refuses %s', async (_what, ask, message) => {
    await expect(ask()).rejects.toMatchObject({
      kind: 'unrecoverable',
      fault: 'plugin',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['/silent', 'gave no whole answer within 0.05 s'],
    ['/half', 'gave no whole answer within 0.05 s'],
    ['/cut', 'could not be reached'],
  ])('asks to try %s again later', async (path, message) => {
    await expect(httpOf().fetch(at(path), { timeoutMs: path === '/cut' ? 5000 : 50 })).rejects.toMatchObject({
      kind: 'retry',
      fault: 'network',
      message: `127.0.0.1 ${message}.`,
    });
  });

  it('ends when its caller or the process does, with their reason', async () => {
    const [caller, ending] = [new AbortController(), new AbortController()];
    const ofCaller = httpOf().fetch(at('/silent'), { signal: caller.signal });
    const ofProcess = httpOf({}, ending.signal).fetch(at('/silent'));
    caller.abort(new Error('enough'));
    ending.abort(new Error('stopped'));
    await expect(ofCaller).rejects.toThrow('enough');
    await expect(ofProcess).rejects.toThrow('stopped');
  });

  it('speaks to nobody without a grant, and knows wildcards', async () => {
    const nobody = new GuardedHttp(undefined, new AbortController().signal, networkTransport(false));
    await expect(nobody.fetch(at('/json'))).rejects.toMatchObject({ kind: 'unrecoverable' });
    const asked: string[] = [];
    const http = new GuardedHttp({ hosts: ['*.a.example'], reason: 'x' }, new AbortController().signal, async (url) => {
      asked.push(url.hostname);
      return new Response('');
    });
    await http.fetch('https://B.A.example/');
    for (const host of ['a.example', 'xa.example', 'a.example.evil.example']) {
      await expect(http.fetch(`https://${host}/`)).rejects.toMatchObject({ kind: 'unrecoverable' });
    }
    expect(asked).toEqual(['b.a.example']);
  });

  it('never shows a name, a password or a header', async () => {
    const attempts = [
      () => httpOf().fetch(`http://me:s3cret@127.0.0.1:${port}/json`),
      () => httpOf().fetch(at('/to-credentials')),
      () => httpOf().fetch(at('/json'), { headers: { authorization: 'Bearer s3cret\n\u0001' } }),
    ];
    for (const attempt of attempts) {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'unrecoverable', fault: 'plugin' });
      expect(String(error)).not.toContain('s3cret');
    }
  });

  it.each([
    '127.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.0.0.1.',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[::]',
    '[fe80::1]',
    'localhost',
  ])('does not reach this machine as %s', async (host) => {
    const http = httpOf({ hosts: ['*'], allowPrivate: false });
    const before = seen.length;
    await expect(http.fetch(at('/json', host))).rejects.toMatchObject({
      kind: 'unrecoverable',
      message: expect.stringContaining('local network'),
    });
    expect(seen).toHaveLength(before);
  });
});
