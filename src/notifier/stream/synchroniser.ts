import { Logger } from '@nestjs/common';
import type { Cursor } from '../../wire/index.js';
import type { ClientLink } from './client-link.js';
import type { EventJournal } from './event-journal.js';
import type { Snapshots } from './snapshots.js';

/** Brings clients up to date: after they connect, when they ask for it, and when they were too slow. */
export class Synchroniser {
  private readonly logger = new Logger('Notifier');
  private readonly running = new Map<ClientLink, Promise<Cursor | null>>();

  constructor(
    private readonly journal: EventJournal,
    private readonly snapshots: Snapshots,
  ) {}

  /** @param since where the client stopped, if it says so */
  greet(link: ClientLink, since: Cursor | null): void {
    const missed = since && this.journal.since(since);
    if (!missed) {
      void this.refresh(link);
      return;
    }
    // Replay, `resumed` and joining happen in this tick: nothing can come in between, nothing twice.
    link.replay(missed);
    link.emit('resumed', this.journal.cursor);
    link.listen(this.journal.cursor);
  }

  /**
   * Sends a snapshot.
   * @returns its place; null when the client is gone or the snapshot could not be made (then the client is sent away to come back)
   */
  refresh(link: ClientLink): Promise<Cursor | null> {
    const running = this.running.get(link);
    if (running) return running;
    link.mute();
    const refresh = this.send(link)
      .catch((error: unknown) => {
        this.logger.error('No snapshot could be made for a client', error);
        link.drop();
        return null;
      })
      .finally(() => this.running.delete(link));
    this.running.set(link, refresh);
    return refresh;
  }

  /** Stops sending to a client until it has taken what waits for it, then starts over with a snapshot. */
  suspend(link: ClientLink): void {
    link.mute();
    // One that has taken everything has nothing to drain.
    if (link.backlog === 0) void this.refresh(link);
    else {
      link.whenDrained(() => {
        if (!link.isListening) void this.refresh(link);
      });
    }
  }

  private async send(link: ClientLink): Promise<Cursor | null> {
    for (;;) {
      const { body, at } = await this.snapshots.take();
      if (!link.isOpen) return null;
      const sinceThen = this.journal.since(at);
      // The journal turned over while the snapshot was taken: it is too old already.
      if (!sinceThen) continue;
      link.emit('snapshot', { ...body, ...at });
      link.replay(sinceThen);
      link.listen(this.journal.cursor);
      return at;
    }
  }
}
