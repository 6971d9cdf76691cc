import type { HostMessageName, HostMessages, JournaledName } from '../../wire/index.js';
import { MAX_BACKLOG_FOR_PROGRESS } from './client-link.js';
import type { ClientLinks } from './client-links.js';
import type { EventJournal } from './event-journal.js';
import type { Synchroniser } from './synchroniser.js';

/** Numbers messages and sends them to all who listen; each is encoded once for all of them. */
export class Broadcaster {
  constructor(
    private readonly journal: EventJournal,
    private readonly links: ClientLinks,
    private readonly synchroniser: Synchroniser,
  ) {}

  get hasClients(): boolean {
    return this.links.count > 0;
  }

  /** Sends a message that is kept for those who are away. */
  publish<Name extends JournaledName>(name: Name, body: HostMessages[Name], rooms: string[]): void {
    const message = this.journal.append(name, body, rooms);
    this.suspendSlowClients();
    this.emit(rooms, [], name, message);
  }

  /** Sends a message that is only of the moment. Clients that are behind are left out: a newer one follows. */
  send<Name extends HostMessageName>(name: Name, body: HostMessages[Name], rooms: string[]): void {
    const busy: string[] = [];
    for (const link of this.links.all()) if (link.backlog > MAX_BACKLOG_FOR_PROGRESS) busy.push(link.id);
    this.emit(rooms, busy, name, { ...body, ...this.journal.advance() });
  }

  private emit(rooms: string[], except: string[], name: string, message: object): void {
    this.links.any()?.namespace.to(rooms).except(except).emit(name, message);
  }

  private suspendSlowClients(): void {
    for (const link of this.links.all()) if (link.isListening && link.isTooSlow()) this.synchroniser.suspend(link);
  }
}
