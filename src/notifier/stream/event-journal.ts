import { randomUUID } from 'node:crypto';
import type { Cursor, HostMessages, JournaledName } from '../../wire/index.js';

/** A kept message, as it was sent. */
export interface JournalEntry {
  name: JournaledName;
  message: HostMessages[JournaledName] & Cursor;
  rooms: readonly string[];
}

/** Messages that are kept by default. */
export const JOURNAL_CAPACITY = 10_000;

/**
 * Numbers every message of the host and keeps the last ones that a client may have missed. In memory: a restart begins
 * a new epoch, and clients of the old one start over from a snapshot.
 */
export class EventJournal {
  private readonly entries: (JournalEntry | undefined)[];
  private seq = 0;
  /** Entries ever kept; the ring holds the last `capacity` of them. */
  private kept = 0;
  /** Place of the youngest entry that was dropped: whoever stands before it has missed something for good. */
  private droppedUpTo = 0;

  /** @param epoch names this run of the host */
  constructor(
    private readonly capacity = JOURNAL_CAPACITY,
    readonly epoch: string = randomUUID(),
  ) {
    this.entries = new Array<JournalEntry | undefined>(capacity);
  }

  /** Place of the last message. */
  get cursor(): Cursor {
    return { epoch: this.epoch, seq: this.seq };
  }

  /** Takes the next number, for a message that is only of the moment. */
  advance(): Cursor {
    this.seq += 1;
    return this.cursor;
  }

  /** Numbers a message and keeps it. */
  append<Name extends JournaledName>(
    name: Name,
    body: HostMessages[Name],
    rooms: readonly string[],
  ): HostMessages[Name] & Cursor {
    const message = { ...body, ...this.advance() };
    const slot = this.kept % this.capacity;
    this.droppedUpTo = this.entries[slot]?.message.seq ?? this.droppedUpTo;
    this.entries[slot] = { name, message, rooms };
    this.kept += 1;
    return message;
  }

  /**
   * What was kept after that place, oldest first.
   * @returns null when the place is of another run, of the future, or when something after it has been dropped
   */
  since(place: Cursor): JournalEntry[] | null {
    if (place.epoch !== this.epoch || place.seq > this.seq || place.seq < this.droppedUpTo) return null;
    const missed: JournalEntry[] = [];
    // Backwards from the youngest: a client that was away for a moment costs a moment.
    for (let index = this.kept - 1; index >= Math.max(0, this.kept - this.capacity); index--) {
      const entry = this.entries[index % this.capacity];
      if (!entry || entry.message.seq <= place.seq) break;
      missed.push(entry);
    }
    return missed.reverse();
  }
}
