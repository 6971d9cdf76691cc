import { Logger } from '@nestjs/common';
import {
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { Scope } from '../../access/index.js';
import { RequestError } from '../../domain/index.js';
import type { Ack, ClientMessageName, ClientMessages, Room } from '../../wire/index.js';
import { ClientLink } from '../stream/client-link.js';
import { ClientLinks } from '../stream/client-links.js';
import { Synchroniser } from '../stream/synchroniser.js';
import { acknowledged } from './acknowledgement.js';
import { ClientCommands } from './client-commands.js';
import { ClientHandshake, type ClientSocket } from './client-handshake.js';
import { parsed, roomsBodySchema } from './client-messages.schema.js';
import { MAX_ROOMS } from './handshake.schema.js';
import { answerUnknownMessages } from './unknown-messages.js';

type Answer<Name extends ClientMessageName> = Promise<Ack<ClientMessages[Name]['data']>>;

/** The socket: one method a message, each answered whatever happens. */
@WebSocketGateway()
export class NotifierGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger('Notifier');

  constructor(
    private readonly handshake: ClientHandshake,
    private readonly links: ClientLinks,
    private readonly synchroniser: Synchroniser,
    private readonly commands: ClientCommands,
  ) {}

  afterInit(server: Server): void {
    if (!hasAccessRule(server)) {
      throw new Error(
        'set the socket adapter before the host listens: app.useWebSocketAdapter(createSocketAdapter(app))',
      );
    }
    server.use(this.handshake.middleware);
  }

  handleConnection(socket: Socket): void {
    const { session } = (socket as unknown as ClientSocket).data;
    const link = new ClientLink(socket, session.rooms, () => session.isValid());
    socket.onAny(() => {
      if (!session.noteMessage()) link.dismiss();
    });
    answerUnknownMessages(socket);
    this.links.add(link);
    this.synchroniser.greet(link, session.since);
  }

  handleDisconnect(socket: Socket): void {
    this.links.remove(socket.id);
  }

  @SubscribeMessage('download')
  download(socket: ClientSocket, body: unknown): Answer<'download'> {
    return this.answer(socket, 'control', () => this.commands.download(body));
  }

  @SubscribeMessage('pause')
  pause(socket: ClientSocket, body: unknown): Answer<'pause'> {
    return this.answer(socket, 'control', () => this.commands.item('pause', body));
  }

  @SubscribeMessage('resume')
  resume(socket: ClientSocket, body: unknown): Answer<'resume'> {
    return this.answer(socket, 'control', () => this.commands.item('resume', body));
  }

  @SubscribeMessage('cancel')
  cancel(socket: ClientSocket, body: unknown): Answer<'cancel'> {
    return this.answer(socket, 'control', () => this.commands.item('cancel', body));
  }

  @SubscribeMessage('retry')
  retry(socket: ClientSocket, body: unknown): Answer<'retry'> {
    return this.answer(socket, 'control', () => this.commands.item('retry', body));
  }

  @SubscribeMessage('queue')
  queue(socket: ClientSocket, body: unknown): Answer<'queue'> {
    return this.answer(socket, 'control', () => this.commands.configure(body));
  }

  @SubscribeMessage('subscribe')
  subscribe(socket: ClientSocket, body: unknown): Answer<'subscribe'> {
    return this.answer(socket, 'read', () => {
      const link = this.linkOf(socket);
      const { rooms } = parsed(roomsBodySchema, body);
      if (new Set([...link.rooms, ...rooms]).size > MAX_ROOMS) {
        throw new RequestError('bad_request', `A client may be in ${String(MAX_ROOMS)} rooms.`);
      }
      link.subscribe(rooms);
      return roomsOf(link);
    });
  }

  @SubscribeMessage('unsubscribe')
  unsubscribe(socket: ClientSocket, body: unknown): Answer<'unsubscribe'> {
    return this.answer(socket, 'read', () => {
      const link = this.linkOf(socket);
      link.unsubscribe(parsed(roomsBodySchema, body).rooms);
      return roomsOf(link);
    });
  }

  @SubscribeMessage('resync')
  resync(socket: ClientSocket): Answer<'resync'> {
    return this.answer(socket, 'read', async () => {
      const link = this.linkOf(socket);
      // One that does not take what waits for it gets its snapshot when it has, not one more on the pile.
      const at = link.isTooSlow() ? null : await this.synchroniser.refresh(link);
      if (!at) throw new RequestError('unavailable', 'There is no snapshot to be had now; it comes by itself.');
      return at;
    });
  }

  private answer<Data>(socket: ClientSocket, scope: Scope, command: () => Data | Promise<Data>): Promise<Ack<Data>> {
    return acknowledged(
      () => socket.data.session.run(scope, command),
      (error) => {
        this.logger.error('A message of a client failed', error);
      },
    );
  }

  private linkOf(socket: ClientSocket): ClientLink {
    const link = this.links.get(socket.id);
    if (!link) throw new RequestError('unavailable', 'The client is not connected any more.');
    return link;
  }
}

/** Nest makes a server of its own, open to everybody, when nobody gave it one. */
function hasAccessRule(server: Server): boolean {
  const { opts } = server.engine as { opts: { allowRequest?: unknown } };
  return opts.allowRequest !== undefined;
}

function roomsOf(link: ClientLink): { rooms: Room[] } {
  return { rooms: link.rooms };
}
