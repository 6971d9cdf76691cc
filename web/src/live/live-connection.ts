import {
  createDeeMusicClient,
  type AnyHostMessage,
  type ConnectionState,
  type DeeMusicClient,
  type Room,
} from 'deemusic/wire';
import type { ItemStore } from './item-store.js';
import { addNotice, liveState } from './live-state.js';

/** After so long in the background a connection may be dead without knowing it. */
const ASLEEP_MS = 20_000;
/** How long a connection that may be dead has to answer. */
const PROBE_MS = 3000;
/** As socket.io says that the host has sent this client away; it does not come back by itself then. */
const SENT_AWAY = 'io server disconnect';

/** The socket to the host: feeds the stores, comes back by itself, and is right again afterwards. */
export class LiveConnection {
  private client: DeeMusicClient | null = null;
  private readonly listeners = new Set<(any: AnyHostMessage) => void>();
  private readonly guests = new Map<Room, number>();
  private hiddenAt: number | null = null;

  constructor(
    private readonly url: string,
    private readonly items: ItemStore,
  ) {}

  /** Connects, or connects anew, e.g. after somebody has signed in. */
  start(): void {
    this.client?.close();
    const client = createDeeMusicClient(this.url, { ackTimeoutMs: 15_000, reconnectionDelayMaxMs: 3000 });
    this.client = client;
    liveState.setState({ connection: 'connecting' });
    client.onConnection((state) => {
      if (this.client === client) this.note(state);
    });
    client.onAny((any) => {
      if (this.client === client) this.take(any);
    });
    for (const room of this.guests.keys()) void client.subscribe(room).catch(() => undefined);
  }

  stop(): void {
    this.client?.close();
    this.client = null;
  }

  /** Looks after the connection when the machine wakes up, or the network is back. @returns ends it */
  watchSleep(): () => void {
    const noted = (): void => {
      if (document.visibilityState === 'hidden') this.hiddenAt = Date.now();
      else if (this.hiddenAt !== null) {
        const slept = Date.now() - this.hiddenAt;
        this.hiddenAt = null;
        if (slept > ASLEEP_MS) void this.probe();
      }
    };
    const back = (): void => void this.probe();
    document.addEventListener('visibilitychange', noted);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', noted);
      window.removeEventListener('online', back);
    };
  }

  /** Listens to all messages of the host, after the stores have taken them. @returns ends it */
  onAny(listener: (any: AnyHostMessage) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Is in a room as long as anybody wants it. @returns leaves it */
  join(room: Room): () => void {
    const count = this.guests.get(room) ?? 0;
    this.guests.set(room, count + 1);
    if (count === 0) void this.client?.subscribe(room).catch(() => undefined);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      const left = (this.guests.get(room) ?? 1) - 1;
      if (left > 0) this.guests.set(room, left);
      else {
        this.guests.delete(room);
        void this.client?.unsubscribe(room).catch(() => undefined);
      }
    };
  }

  private async probe(): Promise<void> {
    const client = this.client;
    if (!client) return;
    const late = new Promise<false>((resolve) => setTimeout(resolve, PROBE_MS, false));
    const answer = client.send('subscribe', { rooms: [] }).then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answer, late])) && this.client === client) client.reconnect();
  }

  private note(state: ConnectionState): void {
    if (state.kind === 'connected') return;
    // Somebody has revoked the token: the refusal of another handshake says so, and that it takes a sign-in.
    if (state.kind === 'disconnected' && state.reason === SENT_AWAY) this.client?.connect();
    const { offlineSince } = liveState.getState();
    liveState.setState({
      connection: state.kind === 'refused' ? 'refused' : 'offline',
      offlineSince: offlineSince ?? Date.now(),
    });
  }

  private take(any: AnyHostMessage): void {
    this.store(any);
    for (const listener of [...this.listeners]) listener(any);
  }

  private store({ name, message }: AnyHostMessage): void {
    switch (name) {
      case 'snapshot':
        this.items.doubt();
        for (const item of message.active) this.items.put(item);
        // Only now everything on the page can be right again.
        liveState.setState({ connection: 'online', offlineSince: null, stats: message.stats, queue: message.queue });
        break;
      case 'resumed':
        liveState.setState({ connection: 'online', offlineSince: null });
        break;
      case 'item.added':
      case 'item.updated':
        this.items.put(message.item);
        break;
      case 'item.removed':
        this.items.remove(message.id);
        break;
      case 'progress':
        this.items.progress(message.items);
        break;
      case 'stats':
        liveState.setState({ stats: message });
        break;
      case 'queue.updated':
        liveState.setState({ queue: message });
        break;
      case 'notice':
        addNotice(message);
        break;
      case 'children.added':
      case 'settings.updated':
      case 'plugin.state':
        break;
    }
  }
}
