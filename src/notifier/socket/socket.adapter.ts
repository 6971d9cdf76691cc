import type { EventEmitter } from 'node:events';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server } from 'socket.io';
import type { OpenSockets } from './open-sockets.js';
import type { SocketAccess } from './socket-access.js';

/** Largest message of a client, bytes; as the body of a REST request. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** What the engine below socket.io calls a socket. */
type EngineSocket = EventEmitter & { request: IncomingMessage };

/** socket.io at the place, with the limits and behind the access rule of this host. */
export class SocketAdapter extends IoAdapter {
  /** @param basePath of the host, `/` or `/sub` */
  constructor(
    app: INestApplicationContext,
    private readonly basePath: string,
    private readonly access: SocketAccess,
    private readonly openSockets: OpenSockets,
  ) {
    super(app);
  }

  /** The gateway shares the port of the REST API: there is no other. */
  override createIOServer(): ReturnType<IoAdapter['createIOServer']> {
    const server = new Server(this.httpServer as HttpServer, {
      path: `${this.basePath.replace(/\/$/, '')}/socket.io`,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      // A connection that does not say its handshake does not stay.
      connectTimeout: 10_000,
      serveClient: false,
      // Each message is encoded once for all clients; compressing it for each would undo that.
      perMessageDeflate: false,
      httpCompression: false,
      allowRequest: (request, answer) => {
        const reason = this.access.refuse(request) ?? this.openSockets.refuse(request);
        answer(reason, reason === null);
      },
    });
    server.engine.on('connection', (socket: EngineSocket) => {
      this.openSockets.note(socket.request, socket);
    });
    // Nest's adapter brings a socket.io of its own; ours is the one that its types are not of.
    return server as unknown as ReturnType<IoAdapter['createIOServer']>;
  }
}
