import { io, type Socket } from 'socket.io-client';
import type { Item, QueueState } from '../domain/index.js';
import type {
  Ack,
  ActionResult,
  ClientMessageName,
  ClientMessages,
  DownloadBody,
  DownloadResult,
  HandshakeAuth,
  ItemCommand,
  QueuePatch,
} from './client-messages.js';
import type { AnyHostMessage, ConnectionState, DeeMusicClientOptions } from './client-options.js';
import type { Cursor, Stamped } from './cursor.js';
import type { HostMessageName, HostMessages } from './host-messages.js';
import { DEFAULT_ROOMS, type Room } from './room.js';
import { WireError } from './wire-error.js';

/** Ends a subscription; calling it again does nothing. */
export type Unlisten = () => void;

/**
 * A connection to a host. It remembers its place in the stream and its rooms, reconnects by itself, and then gets
 * what it missed, or one snapshot when it was away for too long.
 */
export class DeeMusicClient {
  private readonly socket: Socket;
  private readonly joined: Set<Room>;
  private readonly ackTimeoutMs: number;
  private place: Cursor | null;

  constructor(url: string, options: DeeMusicClientOptions = {}) {
    this.place = options.since ?? null;
    this.joined = new Set(options.rooms ?? DEFAULT_ROOMS);
    this.ackTimeoutMs = options.ackTimeoutMs ?? 10_000;
    const address = new URL(url);
    this.socket = io(address.origin, {
      path: `${address.pathname.replace(/\/+$/, '')}/socket.io`,
      transports: options.transports ?? ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: options.reconnection ?? true,
      reconnectionDelay: options.reconnectionDelayMs ?? 500,
      reconnectionDelayMax: options.reconnectionDelayMaxMs ?? 5000,
      autoConnect: false,
      // Two clients of one host must not share a connection: each has a place of its own.
      forceNew: true,
      // Asked at every (re)connect, so that `since` and the rooms are those of now.
      auth: (answer: (auth: HandshakeAuth) => void) => {
        answer(this.handshake(options.token));
      },
    });
    // First of all listeners: whoever hears a message finds the cursor at it.
    this.socket.prependAny((_name: string, message: Partial<Cursor> | undefined) => {
      if (typeof message?.epoch === 'string' && typeof message.seq === 'number') {
        this.place = { epoch: message.epoch, seq: message.seq };
      }
    });
    if (options.autoConnect ?? true) this.socket.connect();
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Place of the last message, to be kept and given as `since`; null before the first one. */
  get cursor(): Cursor | null {
    return this.place;
  }

  get rooms(): readonly Room[] {
    return [...this.joined];
  }

  connect(): this {
    this.socket.connect();
    return this;
  }

  /** Drops a connection that may be dead without knowing it, and connects anew, from the place where it stopped. */
  reconnect(): this {
    this.socket.disconnect().connect();
    return this;
  }

  /** Ends the connection for good; waiting answers are rejected. */
  close(): void {
    this.socket.disconnect();
  }

  /** Listens to one kind of message. */
  on<Name extends HostMessageName>(name: Name, listener: (message: Stamped<HostMessages[Name]>) => void): Unlisten {
    return this.onAny((any) => {
      if (any.name === name) listener(any.message as Stamped<HostMessages[Name]>);
    });
  }

  /** Listens to all messages, in their order. */
  onAny(listener: (any: AnyHostMessage) => void): Unlisten {
    const untyped = (name: string, message: unknown): void => {
      listener({ name, message } as AnyHostMessage);
    };
    this.socket.onAny(untyped);
    return () => this.socket.offAny(untyped);
  }

  /** Listens to changes of the connection. A refusal comes once, other failures are tried again. */
  onConnection(listener: (state: ConnectionState) => void): Unlisten {
    const connected = (): void => {
      listener({ kind: 'connected' });
    };
    const disconnected = (reason: string): void => {
      listener({ kind: 'disconnected', reason });
    };
    // `active` says that socket.io will try again; it does not after a refusal of the handshake.
    const failed = (error: Error): void => {
      listener(this.socket.active ? { kind: 'connecting' } : { kind: 'refused', error });
    };
    this.socket.on('connect', connected).on('disconnect', disconnected).on('connect_error', failed);
    return () => {
      this.socket.off('connect', connected).off('disconnect', disconnected).off('connect_error', failed);
    };
  }

  /**
   * Sends a message and waits for its answer. While not connected it waits for the connection, as long as an answer may take.
   * @throws WireError when the host refused it; Error when no answer came in time or the connection broke
   */
  async send<Name extends ClientMessageName>(
    name: Name,
    body: ClientMessages[Name]['body'],
  ): Promise<ClientMessages[Name]['data']> {
    const ack = (await this.socket.timeout(this.ackTimeoutMs).emitWithAck(name, body)) as Ack<
      ClientMessages[Name]['data']
    >;
    if (!ack.ok) throw new WireError(ack.error);
    return ack.data;
  }

  async download(body: DownloadBody): Promise<DownloadResult[]> {
    return (await this.send('download', body)).items;
  }

  pause(id: string): Promise<Item>;
  pause(ids: string[]): Promise<ActionResult[]>;
  pause(target: string | string[]): Promise<Item | ActionResult[]> {
    return this.command('pause', target);
  }

  resume(id: string): Promise<Item>;
  resume(ids: string[]): Promise<ActionResult[]>;
  resume(target: string | string[]): Promise<Item | ActionResult[]> {
    return this.command('resume', target);
  }

  cancel(id: string): Promise<Item>;
  cancel(ids: string[]): Promise<ActionResult[]>;
  cancel(target: string | string[]): Promise<Item | ActionResult[]> {
    return this.command('cancel', target);
  }

  retry(id: string): Promise<Item>;
  retry(ids: string[]): Promise<ActionResult[]>;
  retry(target: string | string[]): Promise<Item | ActionResult[]> {
    return this.command('retry', target);
  }

  /** Changes the whole queue. */
  async configureQueue(patch: QueuePatch): Promise<QueueState> {
    return this.send('queue', patch);
  }

  async subscribe(...rooms: Room[]): Promise<void> {
    // Noted first: if the connection breaks meanwhile, the next handshake asks for them.
    for (const room of rooms) this.joined.add(room);
    await this.send('subscribe', { rooms });
  }

  async unsubscribe(...rooms: Room[]): Promise<void> {
    for (const room of rooms) this.joined.delete(room);
    await this.send('unsubscribe', { rooms });
  }

  /** Asks for a snapshot. */
  async resync(): Promise<Cursor> {
    return this.send('resync', undefined);
  }

  private async command(name: ItemCommand, target: string | string[]): Promise<Item | ActionResult[]> {
    const answer = await this.send(name, typeof target === 'string' ? { id: target } : { ids: target });
    return 'results' in answer ? answer.results : answer;
  }

  private handshake(token: string | undefined): HandshakeAuth {
    return { ...(token && { token }), ...(this.place && { since: this.place }), rooms: [...this.joined] };
  }
}

/**
 * Connects to a host.
 * @param url address of the host with its base path, e.g. `http://nas:6595/` or `https://example.org/music/`
 */
export function createDeeMusicClient(url: string, options: DeeMusicClientOptions = {}): DeeMusicClient {
  return new DeeMusicClient(url, options);
}
