import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { tempDir } from '../../test/support/temp-dir.js';
import { AccessModule } from '../access/index.js';
import { ConfigModule, loadConfig, LiveSettings, type LoadedConfig } from '../config/index.js';
import { DatabaseModule } from '../database/index.js';
import { ITEM_STATUSES, type ItemStatus } from '../domain/index.js';
import { EventBus, EventsModule, type HostEvent } from '../events/index.js';
import { Library, LibraryModule } from '../library/index.js';
import { QueueControl, QueueReader, WorkerPool, type QueueCounters } from '../queue/index.js';
import { SourceModule } from '../source/index.js';
import { BackupService } from './backup/backup.service.js';
import { BackupsController } from './backup/backups.controller.js';
import { DoctorController } from './doctor/doctor.controller.js';
import { DoctorModule } from './doctor/doctor.module.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { HistoryController } from './history/history.controller.js';
import { HttpSurfaceModule } from './http-surface/http-surface.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsService } from './metrics/metrics.service.js';
import { SettingsController } from './settings/settings.controller.js';
import { startHost, type RunningHost } from './host/start-host.js';

const byStatus = Object.fromEntries(ITEM_STATUSES.map((status, index) => [status, index])) as Record<
  ItemStatus,
  number
>;
const COUNTERS: QueueCounters = {
  byStatus,
  topByStatus: byStatus,
  total: 36,
  successCount: 41,
  failureCount: 2,
  bytesDownloaded: 1234,
};
const seenQueries: unknown[] = [];

const reader = {
  counters: () => Promise.resolve(COUNTERS),
  history: (query: unknown) => {
    seenQueries.push(query);
    return Promise.resolve({ items: [], nextCursor: null });
  },
};
const control = {
  state: () => ({ paused: false, concurrency: 8, bandwidthLimit: 0, waiting: { reason: 'network' } }),
};

@Module({})
class TestHost {
  static forRoot(config: LoadedConfig): DynamicModule {
    return {
      module: TestHost,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule,
        EventsModule,
        AccessModule,
        SourceModule,
        LibraryModule,
        DoctorModule,
        HttpSurfaceModule,
      ],
      controllers: [
        BackupsController,
        DoctorController,
        HealthController,
        HistoryController,
        MetricsController,
        SettingsController,
      ],
      providers: [
        BackupService,
        Readiness,
        { provide: QueueReader, useValue: reader },
        { provide: QueueControl, useValue: control },
        { provide: WorkerPool, useValue: { activeCount: 3 } },
        {
          provide: MetricsService,
          inject: [QueueReader, QueueControl, WorkerPool, Library],
          useFactory: (...parts: ConstructorParameters<typeof MetricsService>) => new MetricsService(...parts),
        },
      ],
    };
  }
}

const root = tempDir('operations');
const dataDir = join(root, 'data');
const TOKEN = 'made-up-made-up-made-up';
let host: RunningHost;
let outside: Server;

beforeAll(async () => {
  outside = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const config = loadConfig({
    argv: [],
    env: {
      DEEMUSIC_PORT: '0',
      DEEMUSIC_DATA_DIR: dataDir,
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(root, 'music'),
      DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '1',
      DEEMUSIC_API_TOKEN: TOKEN,
      DEEMUSIC_NETWORK_TIMEOUT: '5',
      DEEMUSIC_DEEZER_API_URL: `http://127.0.0.1:${String((outside.address() as AddressInfo).port)}`,
    },
  });
  host = await startHost({ config, module: TestHost.forRoot(config), log: pino({ level: 'silent' }) });
});

afterAll(async () => {
  await host.stop();
  outside.close();
});

interface Body {
  id?: string;
  token?: string;
  name?: string;
  details?: unknown[];
  items?: { name: string }[];
  findings?: { check: string; status: string }[];
}

interface Answer {
  status: number;
  body: Body;
  text: string;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(host.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, text, body: isJson ? (JSON.parse(text) as Body) : {} };
}

const PROXIED = { 'x-forwarded-for': '192.0.2.1' };

describe('access', () => {
  it.each([
    '/api/v1/settings',
    '/api/v1/history',
    '/api/v1/tokens',
    '/api/v1/backups',
    '/api/v1/doctor',
    '/metrics',
    '/api/docs',
    '/api/docs/swagger-ui.css',
    '/api/docs-json',
    '/api/docs-yaml',
  ])('%s is closed behind a proxy, and open with a token', async (path) => {
    const refused = await call('GET', path, undefined, PROXIED);
    expect(refused).toMatchObject({ status: 401, body: { statusCode: 401, code: 'unauthorized' } });
    expect((await call('GET', path, undefined, { ...PROXIED, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  it('refuses a foreign page', async () => {
    const refused = await call('PUT', '/api/v1/settings', {}, { origin: 'http://evil.example' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('makes, lists and revokes tokens, each with its scope', async () => {
    const made = await call('POST', '/api/v1/tokens', { name: 'panel', scope: 'read' });
    expect(made).toMatchObject({ status: 201, body: { name: 'panel', scope: 'read' } });
    const headers = { 'x-api-key': String(made.body.token) };
    expect((await call('GET', '/api/v1/settings', undefined, headers)).status).toBe(200);
    expect((await call('PUT', '/api/v1/settings', {}, headers)).status).toBe(403);
    expect((await call('GET', '/api/v1/tokens', undefined, headers)).status).toBe(403);
    expect((await call('GET', '/api/v1/tokens')).text).not.toContain(String(made.body.token));
    expect((await call('DELETE', `/api/v1/tokens/${String(made.body.id)}`)).status).toBe(204);
    expect((await call('GET', '/api/v1/settings', undefined, headers)).status).toBe(401);
    expect((await call('DELETE', '/api/v1/tokens/tok_unknown')).status).toBe(404);
    expect((await call('POST', '/api/v1/tokens', { name: '', scope: 'root' })).body.details).toHaveLength(2);
  });
});

describe('health', () => {
  it.each(['/health/live', '/health/ready'])('%s is open to everybody', async (path) => {
    expect(await call('GET', path, undefined, PROXIED)).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('settings', () => {
  it('change, are told to all, and show no secret', async () => {
    const events: HostEvent[] = [];
    const subscription = host.app.get(EventBus).all$.subscribe((event) => events.push(event));
    const answer = await call('PUT', '/api/v1/settings', {
      'download.concurrentDownloads': 3,
      'deezer.arl': 'made-up-cookie',
    });
    subscription.unsubscribe();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      'download.concurrentDownloads': { value: 3, default: 8, locked: false, live: true },
      'deezer.arl': { value: { set: true }, secret: true },
      'network.timeout': { value: 5, locked: true },
    });
    expect(answer.body).not.toHaveProperty('apiToken');
    expect(answer.text).not.toContain('made-up');
    expect(events).toEqual([
      { name: 'settings.updated', payload: { keys: ['download.concurrentDownloads', 'deezer.arl'] } },
    ]);
    expect(host.app.get(LiveSettings).current.download.concurrentDownloads).toBe(3);
    expect(readFileSync(join(dataDir, 'config.json'), 'utf8')).not.toContain('made-up');
  });

  it('that are locked answer 409, that are wrong 400 with their names', async () => {
    expect(await call('PUT', '/api/v1/settings', { 'network.timeout': 9 })).toMatchObject({
      status: 409,
      body: { code: 'locked' },
    });
    expect(await call('PUT', '/api/v1/settings', { 'download.quality': 'OGG', nonsense: 1 })).toMatchObject({
      status: 400,
      body: { code: 'bad_request', details: [{ path: 'download.quality' }, { path: 'nonsense' }] },
    });
  });
});

describe('history', () => {
  it('is asked with checked bounds', async () => {
    expect((await call('GET', '/api/v1/history?limit=7&status=failed')).body).toEqual({ items: [], nextCursor: null });
    expect(seenQueries.at(-1)).toEqual({ limit: 7, status: 'failed' });
    expect((await call('GET', '/api/v1/history?limit=501&status=odd&x=1')).body.details).toHaveLength(3);
  });
});

describe('metrics', () => {
  it('are what the queue says, the same at the second look', async () => {
    await call('GET', '/metrics');
    const { text } = await call('GET', '/metrics');
    expect(text).toContain('deemusic_tracks{status="failed"} 4');
    expect(text).toContain('deemusic_tracks_ended_total{outcome="completed"} 41');
    expect(text).toContain('deemusic_downloaded_bytes_total 1234');
    expect(text).toContain('deemusic_downloads_active 3');
    expect(text).toContain('deemusic_queue_held{reason="network"} 1');
    expect(text).toContain('deemusic_queue_held{reason="disk"} 0');
    expect(text).toMatch(/deemusic_library_free_bytes \d{6,}/);
    expect(text).toContain('process_resident_memory_bytes');
  });
});

describe('backups', () => {
  it('hold database and settings, not the key, and are listed', async () => {
    const made = await Promise.all([call('POST', '/api/v1/backups'), call('POST', '/api/v1/backups')]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    const names = made.map(({ body }) => String(body.name));
    expect(new Set(names).size).toBe(2);
    expect(readdirSync(join(dataDir, 'backups', names[0] ?? '')).sort()).toEqual([
      'backup.json',
      'config.json',
      'deemusic.sqlite',
    ]);
    const { body } = await call('GET', '/api/v1/backups');
    expect(body.items?.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('are kept up to a number, newest first; what is no backup stays', async () => {
    mkdirSync(join(dataDir, 'backups', 'mine'));
    writeFileSync(join(dataDir, 'backups', 'mine', 'note'), 'keep');
    const backups = host.app.get(BackupService);
    const newest = await backups.create();
    await backups.keep(1);
    expect((await backups.list()).map(({ name }) => name)).toEqual([newest.name]);
    expect(readdirSync(join(dataDir, 'backups'))).toContain('mine');
  });
});

describe('the doctor', () => {
  it('examines all and leaves nothing behind', async () => {
    const { body } = await call('GET', '/api/v1/doctor');
    const checks = body.findings ?? [];
    expect(Object.fromEntries(checks.map(({ check, status }) => [check, status]))).toMatchObject({
      'data-folder': 'ok',
      library: 'ok',
      rename: 'ok',
      'free-space': 'ok',
      'name-length': 'ok',
      clock: 'ok',
    });
    expect(readdirSync(join(root, 'music'))).toEqual(['.deemusic']);
    expect(readdirSync(join(root, 'music', '.deemusic', 'staging'))).toEqual([]);
  });
});
