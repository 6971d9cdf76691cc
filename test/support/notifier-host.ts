import 'reflect-metadata';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { Module, type INestApplication, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Subject } from 'rxjs';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { AccessPolicy, Peers, TokenBook, TokenGuesses, TokenService, type Scope } from '../../src/access/index.js';
import { hashToken } from '../../src/access/token-secret.js';
import { defaultSettings, LiveSettings, type Settings } from '../../src/config/index.js';
import { Clock, SystemClock, type Item, type QueueState } from '../../src/domain/index.js';
import { DownloadService } from '../../src/download/index.js';
import { EventBus } from '../../src/events/index.js';
import { createSocketAdapter } from '../../src/notifier/index.js';
import { notifierProviders } from '../../src/notifier/notifier.providers.js';
import { StatsController } from '../../src/notifier/statistics/stats.controller.js';
import { QueueControl, QueueReader, QueueService } from '../../src/queue/index.js';
import { createDeeMusicClient, type DeeMusicClient, type DeeMusicClientOptions } from '../../src/wire/index.js';

/** What a client of the specs has heard. */
export interface Heard {
  name: string;
  message: { epoch: string; seq: number } & Record<string, unknown>;
}

export const QUEUE: QueueState = { paused: false, concurrency: 8, bandwidthLimit: 0, waiting: null };

/** The rooms below the notifier, as far as it knows them; each spec changes what it needs. */
export class FakeBelow {
  active: Item[] = [];
  items = new Map<string, Item>();
  calls: unknown[] = [];
  /** Held back until resolved, when set. */
  gate: Promise<void> = Promise.resolve();
  fail: Error | null = null;

  readonly reader = {
    get: async (id: string) => this.items.get(id) ?? null,
    active: async () => {
      await this.gate;
      return this.active;
    },
  };

  readonly downloads = {
    request: (body: unknown) =>
      this.note('download', body, { items: [{ id: 'track_1', created: true, requeued: false }] }),
    getStats: async () => ({
      queue: {
        total: 3,
        pending: 1,
        downloading: 1,
        processing: 0,
        completed: 1,
        failed: 0,
        paused: 0,
        cancelled: 0,
        skipped: 0,
        partial: 0,
      },
      list: {
        total: 2,
        pending: 0,
        downloading: 1,
        processing: 0,
        completed: 1,
        failed: 0,
        paused: 0,
        cancelled: 0,
        skipped: 0,
        partial: 0,
      },
      activeDownloads: 1,
      maxWorkers: 8,
      successCount: 1,
      failureCount: 0,
      successRate: 100,
      bytesDownloaded: 5,
    }),
  };

  readonly queue = {
    pause: (id: string) => this.note('pause', id, this.items.get(id)),
    resume: (id: string) => this.note('resume', id, this.items.get(id)),
    cancel: (id: string) => this.note('cancel', id, this.items.get(id)),
    retry: (id: string) => this.note('retry', id, this.items.get(id)),
    act: (action: string, { ids }: { ids: string[] }) =>
      this.note(
        action,
        ids,
        ids.map((id) => ({ id, ok: true })),
      ),
  };

  readonly control = {
    state: () => QUEUE,
    configure: (patch: object) => this.note('queue', patch, { ...QUEUE, ...patch }),
  };

  private async note<T>(name: string, body: unknown, answer: T): Promise<T> {
    this.calls.push([name, body]);
    await this.gate;
    if (this.fail) throw this.fail;
    return answer;
  }
}

/** The notifier in a real Nest application on a free port, over fakes of the rooms below. */
export class NotifierHost {
  readonly below = new FakeBelow();
  readonly events = new EventBus();
  readonly tokens = new TokenBook();
  /** Ids of tokens that are revoked. */
  readonly revocations = new Subject<string>();
  private readonly clients: { close(): void }[] = [];
  private readonly connections = new Set<TcpSocket>();

  /** What changes of the settings while it runs. */
  live!: LiveSettings;

  private constructor(readonly settings: Settings) {}

  app!: INestApplication;
  url = '';

  static async start(changes: Partial<Settings> = {}, clock: Clock = new SystemClock()): Promise<NotifierHost> {
    const host = new NotifierHost({ ...defaultSettings(), ...changes });
    const settings = (host.live = new LiveSettings(host.settings));
    const { below } = host;
    const values: [unknown, unknown][] = [
      [Clock, clock],
      [EventBus, host.events],
      [LiveSettings, settings],
      [Peers, new Peers(settings)],
      [AccessPolicy, new AccessPolicy(settings, host.tokens, new TokenGuesses(new Peers(settings), clock))],
      [TokenService, { noteUse: () => undefined, revoked$: host.revocations }],
      [QueueReader, below.reader],
      [QueueService, below.queue],
      [QueueControl, below.control],
      [DownloadService, below.downloads],
    ];
    const fakes = values.map(([provide, useValue]) => ({ provide, useValue }) as Provider);

    @Module({ providers: [...fakes, ...notifierProviders], controllers: [StatsController] })
    class Host {}

    host.app = await NestFactory.create(Host, { logger: false, forceCloseConnections: true });
    host.app.useWebSocketAdapter(createSocketAdapter(host.app));
    await host.app.listen(0, '127.0.0.1');
    (host.app.getHttpServer() as HttpServer).on('connection', (connection) => {
      host.connections.add(connection.once('close', () => host.connections.delete(connection)));
    });
    const { port } = (host.app.getHttpServer() as HttpServer).address() as AddressInfo;
    const base = host.settings.basePath === '/' ? '' : host.settings.basePath;
    host.url = `http://127.0.0.1:${String(port)}${base}`;
    return host;
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get(token as unknown as string);
  }

  /** A token that is valid from now on. */
  issue(secret: string, scope: Scope): void {
    this.tokens.add(secret, hashToken(secret), { tokenId: secret, name: secret, scope });
  }

  /** A typed client that notes what it hears: `heard` without the `stats` that come by the clock, which are in `stats`. */
  client(options: DeeMusicClientOptions = {}): { client: DeeMusicClient; heard: Heard[]; stats: Heard[] } {
    const heard: Heard[] = [];
    const stats: Heard[] = [];
    const client = createDeeMusicClient(this.url, { reconnectionDelayMs: 10, ...options });
    client.onAny((any) => (any.name === 'stats' ? stats : heard).push(any as unknown as Heard));
    this.clients.push(client);
    return { client, heard, stats };
  }

  /** A client without manners. */
  raw(options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
    const address = new URL(this.url);
    const socket = io(address.origin, {
      path: `${address.pathname.replace(/\/$/, '')}/socket.io`,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...options,
    });
    this.clients.push(socket);
    return socket;
  }

  /** Cuts all connections without a word, as a network does. */
  cutConnections(): void {
    for (const connection of this.connections) connection.destroy();
  }

  /** Disconnects all clients, the application goes on. */
  dismissClients(): void {
    for (const client of this.clients.splice(0)) client.close();
  }

  async stop(): Promise<void> {
    this.dismissClients();
    await this.app.close();
  }
}
