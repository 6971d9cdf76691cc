import type { Item, QueueState, Stats } from '../../domain/index.js';
import type { Cursor, Snapshot } from '../../wire/index.js';
import type { EventJournal } from './event-journal.js';

/** Items of a snapshot at most. */
export const SNAPSHOT_ITEMS = 200;

/** What snapshots are made of. */
export interface SnapshotSource {
  stats(): Promise<Stats>;
  active(limit: number): Promise<Item[]>;
  queue(): QueueState;
}

export interface PlacedSnapshot {
  body: Snapshot;
  /** Everything up to here is in it; later events may be in it too. */
  at: Cursor;
}

/** Takes pictures of how things stand. */
export class Snapshots {
  private running: Promise<PlacedSnapshot> | null = null;

  constructor(
    private readonly source: SnapshotSource,
    private readonly journal: EventJournal,
  ) {}

  /** One picture serves all who ask while it is taken: after a restart every client asks at once. */
  take(): Promise<PlacedSnapshot> {
    this.running ??= this.shoot().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async shoot(): Promise<PlacedSnapshot> {
    // The place comes before the reads: an event in between is sent twice rather than never.
    const at = this.journal.cursor;
    const [stats, active] = await Promise.all([this.source.stats(), this.source.active(SNAPSHOT_ITEMS)]);
    return { at, body: { stats, active: active.slice(0, SNAPSHOT_ITEMS), queue: this.source.queue() } };
  }
}
