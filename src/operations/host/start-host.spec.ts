import 'reflect-metadata';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, type DynamicModule } from '@nestjs/common';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { smallVolume } from '../../../test/support/small-volume.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { AccessModule } from '../../access/index.js';
import { ConfigModule, loadConfig, type LoadedConfig } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { HostError, NotFoundError, RateLimitedError, RequestError } from '../../domain/index.js';
import { HttpSurfaceModule } from '../http-surface/http-surface.module.js';
import { startHost, type RunningHost } from './start-host.js';

const bodySchema = z.strictObject({ name: z.string(), nested: z.object({ count: z.number() }) });

const FAILURES: Record<string, () => Error> = {
  missing: () => new NotFoundError('no such thing'),
  locked: () => new RequestError('locked', 'set outside', { details: ['port'] }),
  slow: () => new RateLimitedError('slow down', { retryAfterMs: 1500 }),
  unknown: () => new HostError('unknown', 'ENOENT /srv/user/private', false),
  bug: () => new TypeError('cannot read /srv/user/private'),
};

@Controller('api/v1/probe')
class ProbeController {
  @Post()
  take(@Body({ schema: bodySchema }) body: z.infer<typeof bodySchema>): unknown {
    return body;
  }

  @Get(':failure')
  fail(@Param('failure') failure: string): void {
    throw FAILURES[failure]?.() ?? new Error('the spec names no such failure');
  }
}

@Module({})
class ProbeModule {
  static forRoot(config: LoadedConfig): DynamicModule {
    return {
      module: ProbeModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule, AccessModule, HttpSurfaceModule],
      controllers: [ProbeController],
    };
  }
}

const silent = pino({ level: 'silent' });
const running: RunningHost[] = [];

async function start(env: NodeJS.ProcessEnv): Promise<RunningHost> {
  const config = loadConfig({ argv: [], env: { DEEMUSIC_PORT: '0', ...env } });
  const host = await startHost({ config, module: ProbeModule.forRoot(config), log: silent });
  running.push(host);
  return host;
}

interface Answer {
  details: { path: string }[];
  paths: Record<string, { post?: { requestBody?: unknown; responses: Record<string, unknown> } }>;
}

async function json(response: Response): Promise<Answer> {
  return (await response.json()) as Answer;
}

describe('a running host', () => {
  const dataDir = tempDir('host');
  let host: RunningHost;
  beforeAll(async () => {
    host = await start({ DEEMUSIC_DATA_DIR: dataDir });
  });

  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${host.url}/api/v1/probe`, { method: 'POST', body, headers: { 'content-type': type } });

  it('says where it is in run.json', () => {
    expect(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'))).toEqual({ url: host.url, pid: process.pid });
  });

  it('names the path of every fault of a body', async () => {
    const response = await post(JSON.stringify({ name: 7, nested: { count: 'many' }, extra: true }));
    expect(response.status).toBe(400);
    const body = await json(response);
    expect(body).toMatchObject({ statusCode: 400, code: 'bad_request' });
    expect(body.details.map(({ path }) => path)).toEqual(expect.arrayContaining(['name', 'nested.count', '']));
  });

  it('answers a body that is not JSON without quoting it', async () => {
    const response = await post('{"name": s3cret');
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ statusCode: 400, code: 'bad_request' });
    expect(text).not.toContain('s3cret');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'says that a body of type "%s" is not JSON',
    async (type) => {
      const response = await post('{"name":"a"}', type);
      expect(response.status).toBe(400);
      expect(await json(response)).toMatchObject({
        message: expect.stringContaining('Content-Type: application/json'),
      });
    },
  );

  it('answers a body that cannot be unpacked in its own words', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(`${host.url}/api/v1/probe`, { method: 'POST', body: '{}', headers });
    expect(await json(response)).toMatchObject({ statusCode: 400, message: 'The body cannot be read' });
  });

  it.each(['application/json', 'text/plain'])('refuses a body over 1 MiB of type %s', async (type) => {
    const response = await post(JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), type);
    expect(response.status).toBe(413);
    expect(await json(response)).toMatchObject({ statusCode: 413, code: 'payload_too_large' });
  });

  it('refuses a body over 1 MiB of no announced length', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ > 20) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await fetch(`${host.url}/api/v1/probe`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    });
    expect(response.status).toBe(413);
  });

  it.each([
    ['missing', 404, 'not_found'],
    ['locked', 409, 'locked'],
    ['slow', 503, 'rate_limited'],
    ['unknown', 500, 'internal'],
    ['bug', 500, 'internal'],
  ])('maps the error "%s" to %i %s', async (name, statusCode, code) => {
    const response = await fetch(`${host.url}/api/v1/probe/${name}`);
    const text = await response.text();
    expect(response.status).toBe(statusCode);
    expect(JSON.parse(text)).toMatchObject({ statusCode, code });
    expect(text).not.toContain('/home');
    expect(text).not.toContain('stack');
    if (name === 'slow') expect(response.headers.get('retry-after')).toBe('2');
  });

  it.each(['/api/v1/nothing', '/nothing', '/%E0%A4%A', '/api/v1/probe/../../etc'])(
    'answers the unknown address %s in the same form',
    async (path) => {
      const response = await fetch(`${host.url}${path}`);
      const body = await json(response);
      expect([400, 404]).toContain(response.status);
      expect(Object.keys(body).sort()).toEqual(['code', 'message', 'statusCode']);
    },
  );

  it('sends security headers and does not name its framework', async () => {
    const { headers } = await fetch(`${host.url}/api/v1/nothing`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('describes its requests in OpenAPI', async () => {
    const document = await json(await fetch(`${host.url}/api/docs-json`));
    expect(document.paths['/api/v1/probe']?.post?.requestBody).toBeDefined();
    expect(JSON.stringify(document.paths['/api/v1/probe']?.post?.responses.default)).toContain('schemas/Error');
    expect((await fetch(`${host.url}/api/docs`)).status).toBe(200);
  });

  it('takes run.json away when it stops', async () => {
    await host.stop();
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });
});

describe('the start of a host', () => {
  const dataDir = tempDir('start');
  const noRunFile = tempDir('no-run-file');
  const damagedKey = tempDir('damaged-key');
  const volume = smallVolume(4 * 1024 * 1024);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((host) => host.stop().catch(() => undefined)));
  });

  it('puts everything under the base path', async () => {
    const host = await start({ DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_BASE_PATH: 'music/box/' });
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/music\/box$/);
    expect((await fetch(`${host.url}/api/v1/probe/missing`)).status).toBe(404);
    expect(await json(await fetch(`${host.url}/api/v1/probe/missing`))).toMatchObject({ message: 'no such thing' });
    const document = await json(await fetch(`${host.url}/api/docs-json`));
    expect(Object.keys(document.paths)).toContain('/music/box/api/v1/probe');
    const outside = await fetch(new URL('/api/v1/probe', host.url));
    expect(await json(outside)).toEqual({ statusCode: 404, code: 'not_found', message: expect.any(String) });
    expect(outside.status).toBe(404);
  });

  it('says what to do when the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    await expect(start({ DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_PORT: port })).rejects.toThrow(
      /is in use.*DEEMUSIC_PORT/,
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('says what to do when the data folder cannot be made', async () => {
    await expect(start({ DEEMUSIC_DATA_DIR: '/dev/null/data' })).rejects.toThrow(/DEEMUSIC_DATA_DIR/);
  });

  it('says what to do when the data folder is read-only', async () => {
    if (volume === null) return;
    await (await start({ DEEMUSIC_DATA_DIR: volume })).stop();
    execFileSync('mount', ['-o', 'remount,ro', volume]);
    await expect(start({ DEEMUSIC_DATA_DIR: volume })).rejects.toThrow(/DEEMUSIC_DATA_DIR/);
  });

  it('comes up without run.json when that cannot be written', async () => {
    mkdirSync(join(noRunFile, 'run.json'));
    const host = await start({ DEEMUSIC_DATA_DIR: noRunFile });
    expect((await fetch(`${host.url}/api/v1/probe/missing`)).status).toBe(404);
  });

  it('says what to do with a damaged key', async () => {
    writeFileSync(join(damagedKey, 'secret.key'), 'damaged');
    await expect(start({ DEEMUSIC_DATA_DIR: damagedKey })).rejects.toThrow(/secret\.key is damaged/);
  });
});
