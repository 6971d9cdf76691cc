import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { eventually } from '../../test/support/eventually.js';
import type { LookupAll } from './guarded-agent.js';
import type { HttpRequest } from './http-client.js';
import { serverTrouble } from './server-trouble.js';
import { UndiciHttpClient, type UndiciHttpClientOptions } from './undici-http-client.js';

const never = (): AbortSignal => new AbortController().signal;
const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<{ url: string; server: Server; sockets: Set<Socket> }> {
  const server = createServer(listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server, sockets };
}

function client(options: Partial<UndiciHttpClientOptions> = {}): UndiciHttpClient {
  const made = new UndiciHttpClient({ timeoutMs: () => 2000, allowPrivate: () => true, ...options });
  closers.unshift(() => made.onApplicationShutdown());
  return made;
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { service: 'test', url, signal: never(), ...more };
}

/** An address that nothing listens on. */
async function deadUrl(): Promise<string> {
  const { url, server } = await serve(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

describe('UndiciHttpClient', () => {
  it('answers with status, headers and text; a status is no error', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(404, { 'x-said': `${request.method ?? ''} ${request.url ?? ''}` }).end('gone away ü');
    });
    const answer = await client().text(get(`${url}/a?b=c`));
    expect(answer).toMatchObject({ status: 404, text: 'gone away ü', url: `${url}/a?b=c` });
    expect(answer.headers['x-said']).toBe('GET /a?b=c');
  });

  it('sends a body and headers', async () => {
    const { url } = await serve((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => response.end(`${request.headers.cookie ?? ''} ${text}`));
    });
    const answer = await client().text(get(url, { method: 'POST', body: '{}', headers: { cookie: 'a=1' } }));
    expect(answer.text).toBe('a=1 {}');
  });

  it('times out on silence before the header', async () => {
    const { url, sockets } = await serve(() => undefined);
    await expect(client({ timeoutMs: () => 60 }).text(get(url))).rejects.toMatchObject({ code: 'timeout' });
    await eventually('the socket is closed', () => sockets.size === 0);
  });

  it('times out on silence within the body, but not on a slow one', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(200);
      let sent = 0;
      const timer = setInterval(() => {
        if (sent++ < 6) response.write('x');
        else if (request.url === '/slow') response.end();
        if (sent > 6) clearInterval(timer);
      }, 30);
    });
    const http = client({ timeoutMs: () => 120 });
    expect((await http.text(get(`${url}/slow`))).text).toBe('xxxxxx');
    await expect(http.text(get(`${url}/stall`))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('does not time out because its reader pauses', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(4 * 1024 * 1024)));
    const { body } = await client({ timeoutMs: () => 500 }).stream(get(url));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    let bytes = 0;
    for await (const chunk of body) bytes += (chunk as Buffer).length;
    expect(bytes).toBe(4 * 1024 * 1024);
  });

  it('does not take in more than the reader wants', async () => {
    const { url, sockets } = await serve((_request, response) => {
      response.writeHead(200);
      for (let one = 0; one < 64; one++) response.write(Buffer.alloc(1024 * 1024));
    });
    const { body } = await client().stream(get(url));
    await eventually('the stream is full', () => body.readableLength >= 256 * 1024);
    expect(body.readableLength).toBeLessThan(1024 * 1024);
    body.destroy();
    await eventually('the socket is closed', () => sockets.size === 0);
  });

  it.each(['content-length', 'chunked'])('says that a body was cut short (%s)', async (kind) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, kind === 'chunked' ? {} : { 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.socket?.destroy(), 20);
    });
    await expect(client().text(get(url))).rejects.toMatchObject({ code: 'network', retryable: true });
  });

  it.each(['header', 'body'])('closes the socket at once when aborted before the %s', async (moment) => {
    const { url, sockets } = await serve((_request, response) => {
      if (moment === 'body') response.writeHead(200).write('x');
    });
    const stop = new AbortController();
    const pending = client().text(get(url, { signal: stop.signal }));
    await eventually('the request is there', () => sockets.size === 1);
    stop.abort(new Error('cancelled'));
    await expect(pending).rejects.toThrow('cancelled');
    await eventually('the socket is closed', () => sockets.size === 0, 200);
  });

  it('never starts when the signal is aborted already', async () => {
    let requests = 0;
    const { url } = await serve((_request, response) => {
      requests++;
      response.end();
    });
    await expect(client().text(get(url, { signal: AbortSignal.abort(new Error('too late')) }))).rejects.toThrow(
      'too late',
    );
    expect(requests).toBe(0);
  });

  it('refuses a text of more than 16 MiB', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(17 * 1024 * 1024)));
    await expect(client().text(get(url))).rejects.toMatchObject({ code: 'invalid_response' });
  });

  it('follows redirects of texts, without credentials to another origin', async () => {
    const other = await serve((request, response) => response.end(`cookie: ${request.headers.cookie ?? 'none'}`));
    const { url } = await serve((request, response) => {
      const to = request.url === '/1' ? '/2' : `${other.url}/end`;
      response.writeHead(302, { location: to }).end();
    });
    const answer = await client().text(get(`${url}/1`, { headers: { cookie: 'a=1' } }));
    expect(answer).toMatchObject({ text: 'cookie: none', url: `${other.url}/end` });
    const { status, body } = await client().stream(get(`${url}/1`));
    body.destroy();
    expect(status).toBe(302);
  });

  it('gives up following in the end', async () => {
    const { url } = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    expect((await client().text(get(url))).status).toBe(302);
  });

  it.each(['ftp://example.org/x', 'file:///etc/passwd', 'nonsense'])('refuses %s', async (url) => {
    await expect(client().text(get(url))).rejects.toMatchObject({ code: 'invalid_response' });
  });

  it('says that a connection was refused', async () => {
    await expect(client().text(get(await deadUrl()))).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('refused'),
    });
  });
});

describe('foreign addresses', () => {
  const lookupAll: LookupAll = (hostname, _options, callback) => {
    callback(null, [{ address: hostname === 'inside.test' ? '192.168.1.1' : '127.0.0.1', family: 4 }]);
  };

  it('are refused when they lead inside, by number or by name', async () => {
    const { url } = await serve((_request, response) => response.end('secret'));
    const http = client({ allowPrivate: () => false, lookupAll });
    const named = url.replace('127.0.0.1', 'rebound.test');
    for (const foreign of [url, named, url.replace('127.0.0.1', 'localhost'), 'http://inside.test/']) {
      await expect(http.text(get(foreign, { isForeign: true }))).rejects.toMatchObject({
        code: 'invalid_response',
        message: expect.stringContaining('refused'),
      });
    }
    expect((await http.text(get(url))).text).toBe('secret');
  });

  it('are refused as the target of a redirect too', async () => {
    const inside = await serve((_request, response) => response.end('secret'));
    const { url } = await serve((_request, response) => response.writeHead(302, { location: inside.url }).end());
    await expect(client({ allowPrivate: () => false }).text(get(url))).rejects.toMatchObject({
      code: 'invalid_response',
    });
    expect((await client({ allowPrivate: () => true }).text(get(url))).text).toBe('secret');
  });
});

describe('outages', () => {
  it('hold the queue once three addresses answered 5xx, until one answers', async () => {
    let status = 503;
    const { url } = await serve((_request, response) => {
      response.writeHead(status, { 'retry-after': '7' }).end();
    });
    const http = client();
    const holds = [];
    for (const path of ['/a', '/a', '/b', '/c']) holds.push((await http.text(get(url + path))).hold);
    expect(holds).toEqual([undefined, undefined, undefined, 'network']);
    const answer = await http.text(get(`${url}/a`));
    expect(serverTrouble(url, answer)).toMatchObject({ code: 'network', hold: 'network', retryAfterMs: 7000 });
    status = 404;
    expect((await http.text(get(url))).hold).toBeUndefined();
    status = 503;
    expect((await http.text(get(url))).hold).toBeUndefined();
  });

  it('hold the queue when no connection comes about, each time', async () => {
    const http = client();
    const url = await deadUrl();
    const hold = async (): Promise<unknown> => http.text(get(url)).catch((error: { hold?: string }) => error.hold);
    expect([await hold(), await hold(), await hold()]).toEqual([undefined, undefined, 'network']);
  });

  it('do not count what was aborted from our side', async () => {
    const { url } = await serve(() => undefined);
    const http = client();
    for (const path of ['/a', '/b', '/c']) {
      const signal = AbortSignal.timeout(10);
      await http.text(get(url + path, { signal })).catch(() => undefined);
    }
    const error: unknown = await http.text(get(await deadUrl())).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 'network', hold: undefined });
  });
});
