import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { Item, QueueState, Stats } from '../../src/wire/index.js';
import { itemOf } from './item-factory.js';

export interface SeenRequest {
  method: string;
  /** Without `/api/v1`, with the query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface Answer {
  status?: number;
  body?: unknown;
  text?: string;
}

/** A stand-in for the host: REST answers by a table, a socket that says what a test tells it to. */
export class FakeHost {
  readonly seen: SeenRequest[] = [];
  readonly routes = new Map<string, Answer | ((request: SeenRequest) => Answer)>();
  readonly sockets = new Set<Socket>();
  url = '';
  private seq = 0;
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly io = new Server(this.server);

  /** Starts one on a free port; close it when done. */
  static async start(): Promise<FakeHost> {
    const host = new FakeHost();
    await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
    host.url = `http://127.0.0.1:${String((host.server.address() as AddressInfo).port)}`;
    host.io.on('connection', (socket) => {
      host.welcome(socket);
    });
    return host;
  }

  /** What `GET /path` and so on answer, by `METHOD /path` without the query. */
  on(route: string, answer: Answer | ((request: SeenRequest) => Answer)): this {
    this.routes.set(route, answer);
    return this;
  }

  send(name: string, body: object): void {
    this.io.emit(name, { ...body, epoch: 'e', seq: ++this.seq });
  }

  /** Calls back once the next watcher has got its snapshot. */
  whenConnected(callback: () => void): void {
    this.io.once('connection', callback);
  }

  /** Lets no watcher in from now on. */
  refuseSockets(message: string): void {
    this.io.use((_socket, next) => {
      next(new Error(message));
    });
  }

  /** Cuts all sockets off; they may come back. */
  cutSockets(): void {
    for (const socket of this.sockets) socket.conn.close();
  }

  async close(): Promise<void> {
    await this.io.close();
  }

  private welcome(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('subscribe', (body: { rooms: string[] }, ack: (answer: unknown) => void) => {
      ack({ ok: true, data: { rooms: body.rooms } });
    });
    socket.emit('snapshot', { stats: stats(), active: [], queue: queueState(), epoch: 'e', seq: ++this.seq });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/socket.io')) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const path = (request.url ?? '').replace('/api/v1', '');
    const seen = { method: request.method ?? '', path, headers: request.headers, body: text ? JSON.parse(text) : null };
    this.seen.push(seen);
    const found = this.routes.get(`${seen.method} ${path.replace(/\?.*/, '')}`);
    const answer = (typeof found === 'function' ? found(seen) : found) ?? {
      status: 404,
      body: { statusCode: 404, code: 'not_found', message: 'There is no such item.' },
    };
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
  }
}

export function queueState(patch: Partial<QueueState> = {}): QueueState {
  return { paused: false, concurrency: 8, bandwidthLimit: 0, waiting: null, ...patch };
}

export function stats(patch: Partial<Stats> = {}): Stats {
  const none = {
    pending: 0,
    downloading: 0,
    processing: 0,
    completed: 0,
    failed: 0,
    paused: 0,
    cancelled: 0,
    skipped: 0,
  };
  return {
    queue: { ...none, partial: 0, total: 0 },
    list: { ...none, partial: 0, total: 0 },
    activeDownloads: 0,
    maxWorkers: 8,
    bytesPerSecond: 0,
    successCount: 0,
    failureCount: 0,
    successRate: 100,
    bytesDownloaded: 0,
    connectedClients: 1,
    startedAt: Date.UTC(2030, 0, 1),
    ...patch,
  };
}

export function item(patch: Partial<Item> & { id: string }): Item {
  return itemOf({
    type: patch.id.includes('track_') ? 'track' : patch.id.startsWith('album') ? 'album' : 'playlist',
    title: null,
    artist: null,
    album: null,
    createdAt: Date.UTC(2030, 0, 1),
    ...patch,
  });
}
