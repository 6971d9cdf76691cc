import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { HostError, type Clock } from '../../domain/index.js';
import type { WireErrorBody } from '../../wire/index.js';
import { wireErrorOf } from './acknowledgement.js';
import { parsed } from './client-messages.schema.js';
import { ClientSession } from './client-session.js';
import { handshakeSchema } from './handshake.schema.js';
import { MessagePace } from './message-pace.js';
import type { SocketAccess } from './socket-access.js';

/** A client as the gateway knows it: with the session that its handshake opened. */
export type ClientSocket = Omit<Socket, 'data'> & { data: { session: ClientSession } };

/** A refused connection; socket.io sends `data` with it. */
class RefusedError extends Error {
  constructor(readonly data: WireErrorBody) {
    super(data.message);
  }
}

/** Opens a session for each client that may connect. */
export class ClientHandshake {
  private readonly logger = new Logger('Notifier');

  constructor(
    private readonly access: SocketAccess,
    private readonly clock: Clock,
  ) {}

  /** Middleware of socket.io: runs before the client counts as connected. */
  readonly middleware = (socket: Socket, next: (error?: Error) => void): void => {
    try {
      this.open(socket);
      next();
    } catch (error) {
      if (!(error instanceof HostError)) this.logger.error('A handshake failed', error);
      next(new RefusedError(wireErrorOf(error)));
    }
  };

  private open(socket: Socket): void {
    const { token, since, rooms } = parsed(handshakeSchema, socket.handshake.auth);
    const grant = this.access.grant(socket.request, token);
    (socket as unknown as ClientSocket).data = {
      session: new ClientSession(grant, since, rooms, new MessagePace(this.clock)),
    };
  }
}
