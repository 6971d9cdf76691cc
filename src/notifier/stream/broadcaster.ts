import type { HostMessageName, HostMessages, JournaledName } from '../../wire/index.js';
import { MAX_BACKLOG, type ClientLink } from './client-link.js';
import type { ClientLinks } from './client-links.js';
import type { EventJournal } from './event-journal.js';
import { guarded } from './guarded.js';
import type { Synchroniser } from './synchroniser.js';

/** Writes to clients before the event loop has its turn: each takes some hundredths of a millisecond. */
export const WRITES_AT_ONCE = 64;

/** Messages of one round at most: with more of them so few clients would have their turn at a time that encoding counts. */
const MESSAGES_A_ROUND = 8;

/** A numbered message on its way to the clients. */
interface Outgoing {
  name: HostMessageName;
  message: { seq: number };
  rooms: readonly string[];
  /** Whether a client must have it, or may go without: a newer one follows. */
  isKept: boolean;
}

/**
 * Numbers messages and sends them to all who listen, in rounds: what waits goes to some clients, then the event loop has its turn, then to
 * the next ones. What is sent meanwhile waits for the next round, so that each client gets all in its order. Few clients are through at once.
 */
export class Broadcaster {
  private waiting: Outgoing[] = [];
  private isSending = false;

  constructor(
    private readonly journal: EventJournal,
    private readonly links: ClientLinks,
    private readonly synchroniser: Synchroniser,
  ) {}

  get hasClients(): boolean {
    return this.links.count > 0;
  }

  /** Sends a message that is kept for those who are away. */
  publish<Name extends JournaledName>(name: Name, body: HostMessages[Name], rooms: readonly string[]): void {
    this.add({ name, message: this.journal.append(name, body, rooms), rooms, isKept: true });
  }

  /** Sends a message that is only of the moment. Clients that are behind are left out: a newer one follows. */
  send<Name extends HostMessageName>(name: Name, body: HostMessages[Name], rooms: readonly string[]): void {
    this.add({ name, message: { ...body, ...this.journal.advance() }, rooms, isKept: false });
  }

  private add(outgoing: Outgoing): void {
    if (!this.hasClients) return;
    this.waiting.push(outgoing);
    if (this.waiting.length > MAX_BACKLOG) this.giveUp();
    else if (!this.isSending) this.beginRound();
  }

  /** More waits than any client may be behind: all of them start over, as one that is too slow does. */
  private giveUp(): void {
    this.waiting = [];
    for (const link of this.links.all()) if (link.isListening) this.synchroniser.suspend(link);
  }

  private beginRound(): void {
    const round = this.waiting.splice(0, MESSAGES_A_ROUND);
    this.isSending = round.length > 0;
    if (this.isSending) this.sendOn(round, [...this.links.all()], 0);
  }

  private sendOn(round: readonly Outgoing[], links: readonly ClientLink[], from: number): void {
    const next = from + Math.floor(WRITES_AT_ONCE / round.length);
    try {
      const some = links.slice(from, next);
      for (const outgoing of round) this.sendTo(some, outgoing);
    } finally {
      // Whatever goes wrong with some, the others are not forgotten.
      if (next < links.length) {
        setImmediate(
          guarded(() => {
            this.sendOn(round, links, next);
          }),
        );
      } else {
        this.beginRound();
      }
    }
  }

  /** Encoded once for all of them. */
  private sendTo(links: readonly ClientLink[], { name, message, rooms, isKept }: Outgoing): void {
    const ids: string[] = [];
    for (const link of links) {
      if (!link.isDue(message.seq) || !link.hears(rooms)) continue;
      if (isKept && link.isTooSlow()) this.synchroniser.suspend(link);
      else if (isKept || !link.isBusy) ids.push(link.id);
    }
    if (ids.length > 0) this.links.any()?.namespace.to(ids).emit(name, message);
  }
}
