import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { rawHttp } from '../../../test/support/raw-http.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { AccessModule, TokenService } from '../../access/index.js';
import { ConfigModule, loadConfig } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { limitConnections, MAX_CONNECTIONS_OF_ADDRESS } from './connection-limit.js';
import { mountFrontDoor } from './front-door.js';
import { HttpSurfaceModule } from './http-surface.module.js';
import { mountLastResort, mountSurface } from './surface.js';

Logger.overrideLogger(false);
const root = tempDir('front-door');
const QUICK = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50, timeout: 60_000 };

@Controller('api/v1/thing')
class ThingController {
  @Get()
  look(): object {
    return { ok: true };
  }
}

let app: NestExpressApplication;
let origin: string;
let token: string;

beforeAll(async () => {
  const env = { DEEMUSIC_DATA_DIR: join(root, 'data'), DEEMUSIC_LIMITS_REQUESTS_PER_MINUTE: '30' };
  const config = loadConfig({ argv: [], env });

  @Module({
    imports: [ConfigModule.forRoot(config), DatabaseModule, AccessModule, HttpSurfaceModule],
    controllers: [ThingController],
  })
  class TestHost {}

  app = await NestFactory.create<NestExpressApplication>(TestHost, {
    logger: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  mountSurface(app, '/');
  await app.init();
  mountLastResort(app);
  mountFrontDoor(app, QUICK);
  await app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${String((app.getHttpServer().address() as AddressInfo).port)}`;
  token = (await app.get(TokenService).create({ name: 'one', scope: 'read' })).token;
});
afterAll(() => app.close());

/** What comes back for raw bytes, until the host closes the connection. */
function spoken(send: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('connect', () => {
      send(socket);
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}

interface Spoken {
  status: number;
  headers: Record<string, string>;
  body: { statusCode: number; code: string; message: string };
}

function parsed(answer: string): Spoken {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(': ', 1)[0]?.toLowerCase(), line.replace(/^[^:]+: /, '')] as const);
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: JSON.parse(body) as Spoken['body'],
  };
}

function expectGuarded(headers: Record<string, unknown>): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers).not.toHaveProperty('x-powered-by');
}

describe('a connection', () => {
  it.each<[string, (socket: Socket) => void, number]>([
    ['sends its headers too slowly', (socket) => socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX: '), 408],
    [
      'sends its body too slowly',
      (socket) =>
        socket.write(
          'POST /api/v1/thing HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
        ),
      408,
    ],
    [
      'sends more headers than 16 KiB',
      (socket) => socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
      431,
    ],
    ['speaks something else', (socket) => socket.write('\x16\x03\x01 hello\r\n\r\n'), 400],
    ['smuggles a second length', (socket) => socket.write(twoLengths()), 400],
  ])('that %s is answered and closed', async (_what, send, status) => {
    const answer = parsed(await spoken(send));
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ connection: 'close' });
    expectGuarded(answer.headers);
    expect(answer.body).toEqual({ statusCode: status, code: 'bad_request', message: expect.any(String) });
  });

  it('that says no host, or expects the unexpected, is told so in the same form', async () => {
    const nameless = parsed(
      await spoken((socket) => socket.write('GET /api/v1/thing HTTP/1.1\r\nConnection: close\r\n\r\n')),
    );
    expect(nameless).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expectGuarded(nameless.headers);
    const request = 'GET /api/v1/thing HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\n\r\n';
    const expecting = parsed(await spoken((socket) => socket.write(request)));
    expect(expecting).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expectGuarded(expecting.headers);
  });

  function twoLengths(): string {
    return 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  }
});

describe('an address that asks too often', () => {
  const proxied = (address: string) => ({ 'x-forwarded-for': address, authorization: `Bearer ${token}` });

  it('is refused whatever it asks for, and told when to come again', async () => {
    const ask = (path: string) => rawHttp(origin, path, { headers: proxied('203.0.113.1') });
    const all = await Promise.all(Array.from({ length: 40 }, () => ask('/api/v1/thing')));
    const refused = all.filter(({ status }) => status === 429);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(JSON.parse(refused[0]?.text ?? '')).toMatchObject({ statusCode: 429, code: 'too_many_requests' });
    expectGuarded(refused[0]?.headers ?? {});
    for (const path of ['/', '/nothing', '/api/docs-json', '/socket.io/']) expect((await ask(path)).status).toBe(429);
  });

  it('is not this machine itself', async () => {
    for (let i = 0; i < 40; i++) expect((await rawHttp(origin, '/api/v1/thing')).status).toBe(200);
  });
});

describe('connections of one address', () => {
  interface Connection extends EventEmitter {
    remoteAddress: string;
    isDestroyed: boolean;
  }

  const server = Object.assign(new EventEmitter(), { maxConnections: 0 });
  limitConnections(server as unknown as Server, {
    isOwnMachine: ({ remoteAddress }) => remoteAddress === '127.0.0.1',
    isTrusted: (address) => address === '10.0.0.1',
  });

  function open(remoteAddress: string): Connection {
    const socket: Connection = Object.assign(new EventEmitter(), { remoteAddress, isDestroyed: false });
    Object.assign(socket, { destroy: () => (socket.isDestroyed = true) });
    server.emit('connection', socket);
    return socket;
  }

  it('are so many at most, those of proxies and of this machine uncounted', () => {
    const held = Array.from({ length: MAX_CONNECTIONS_OF_ADDRESS }, () => open('192.0.2.1'));
    expect(held.some(({ isDestroyed }) => isDestroyed)).toBe(false);
    expect(open('192.0.2.1').isDestroyed).toBe(true);
    expect(open('::ffff:192.0.2.1').isDestroyed).toBe(true);
    expect(open('192.0.2.2').isDestroyed).toBe(false);
    held[0]?.emit('close');
    expect(open('192.0.2.1').isDestroyed).toBe(false);
    expect(open('192.0.2.1').isDestroyed).toBe(true);
    for (const address of ['127.0.0.1', '10.0.0.1']) {
      const many = Array.from({ length: MAX_CONNECTIONS_OF_ADDRESS + 1 }, () => open(address));
      expect(many.some(({ isDestroyed }) => isDestroyed)).toBe(false);
    }
    expect(server.maxConnections).toBeGreaterThan(MAX_CONNECTIONS_OF_ADDRESS);
  });
});
