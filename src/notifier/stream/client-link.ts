import type { Socket } from 'socket.io';
import type { Cursor, HostMessageName, HostMessages, Room } from '../../wire/index.js';
import { EVERYONE } from './audience.js';
import type { JournalEntry } from './event-journal.js';

/** Messages that may wait for one client; beyond, it gets no more of them but a snapshot once it has caught up. */
export const MAX_BACKLOG = 2000;

/** With more than this waiting, progress is left out: newer values follow anyway. */
export const MAX_BACKLOG_FOR_PROGRESS = 64;

/** The host's end of one client: its rooms, and how far it is behind. */
export class ClientLink {
  private readonly wanted: Set<string>;
  /** Place in the stream after which messages come as they happen; null while none do. */
  private liveAfter: number | null = null;
  /** Room in the backlog for a replay, which is bounded by the journal and not the client's fault. */
  private replayed = 0;

  /** @param mayListen whether it has the right to, asked from time to time */
  constructor(
    private readonly socket: Socket,
    rooms: readonly Room[],
    readonly mayListen: () => boolean = () => true,
  ) {
    this.wanted = new Set(rooms);
  }

  get id(): string {
    return this.socket.id;
  }

  get namespace(): Socket['nsp'] {
    return this.socket.nsp;
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  /** Whether it gets messages as they come; false while it is waited for or brought up to date. */
  get isListening(): boolean {
    return this.liveAfter !== null;
  }

  /** Whether it is so far behind that what is only of the moment is left out. */
  get isBusy(): boolean {
    return this.backlog > MAX_BACKLOG_FOR_PROGRESS;
  }

  get rooms(): Room[] {
    return [...this.wanted] as Room[];
  }

  /** Messages that wait in this process for the client to take them. */
  get backlog(): number {
    // Not in the engine's types, but the only place that tells; the slow-client spec fails when it moves.
    return (this.socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  }

  /** @returns whether the message of that number is one that comes as it happens, and not in what the client was brought up to date with */
  isDue(seq: number): boolean {
    return this.liveAfter !== null && seq > this.liveAfter;
  }

  /** @returns whether more waits for it than may */
  isTooSlow(): boolean {
    const { backlog } = this;
    if (backlog === 0) this.replayed = 0;
    return backlog > MAX_BACKLOG + this.replayed;
  }

  hears(rooms: readonly string[]): boolean {
    return rooms.some((room) => room === EVERYONE || this.wanted.has(room));
  }

  emit<Name extends HostMessageName>(name: Name, message: HostMessages[Name] & Cursor): void {
    this.socket.emit(name, message);
  }

  /** Sends what was missed, as far as this client listens to it. */
  replay(entries: readonly JournalEntry[]): void {
    for (const { name, message, rooms } of entries) {
      if (!this.hears(rooms)) continue;
      this.replayed += 1;
      this.socket.emit(name, message);
    }
  }

  /** From now on messages come as they happen: those after that place, what was before it has been sent. */
  listen(after: Cursor): void {
    this.liveAfter = after.seq;
  }

  /** From now on no message comes until {@link listen}. */
  mute(): void {
    this.liveAfter = null;
  }

  subscribe(rooms: readonly Room[]): void {
    for (const room of rooms) this.wanted.add(room);
  }

  unsubscribe(rooms: readonly Room[]): void {
    for (const room of rooms) this.wanted.delete(room);
  }

  /** Calls back once the client has taken what waits for it; never when it goes away before. */
  whenDrained(callback: () => void): void {
    // The engine says `drain` when the backlog was handed to the transport, so the one before it has left the process.
    this.socket.conn.once('drain', callback);
  }

  /** Ends the connection; the client comes back with its place in the stream. */
  drop(): void {
    this.socket.conn.close();
  }

  /** Ends the connection, and says so: the client does not come back by itself. */
  dismiss(): void {
    this.socket.disconnect(true);
  }
}
