import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue, type Transaction } from '../database/index.js';
import { Clock, EmptyError, childItemId, type HostError } from '../domain/index.js';
import { logTimeline } from './item-log.js';
import { childCounts } from './item-mapper.js';
import { columnsOf } from './item-patches.js';
import type { ExpansionPage, NewChild } from './item-processor.js';
import { ItemPublisher } from './item-publisher.js';
import { laneOf, type ItemRow } from './item-row.js';
import { errorColumns } from './retry-policy.js';
import { rowBySeq, updateRow, type RowChange } from './row-writer.js';
import { TransitionsStore } from './transitions.store.js';
import { Turns } from './turns.js';

/** Where the listing of a collection is; kept by its only expander. */
export interface Listing {
  position: number;
  /** How often each source id has occurred. */
  occurrences: Map<string, number>;
}

/** A child with its place, ready to be written. */
interface PlacedChild extends NewChild {
  id: string;
  position: number;
}

const ROWS_PER_STATEMENT = 500;

/** Rows of a collection that is being expanded: page, cursor and counts in one unit. */
@Injectable()
export class ExpansionStore {
  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly transitions: TransitionsStore,
    private readonly turns: Turns,
    private readonly publisher: ItemPublisher,
  ) {}

  /** What of the collection is listed already; after a restart this is where it goes on. */
  async listing(seq: number): Promise<Listing> {
    const rows = await this.reader.all<{ id: string; count: number; last: number }>(
      'SELECT source_id AS id, count(*) AS count, max(position) AS last FROM item WHERE parent_seq = ? GROUP BY source_id',
      [seq],
    );
    return {
      position: Math.max(0, ...rows.map(({ last }) => last)),
      occurrences: new Map(rows.map(({ id, count }) => [id, count])),
    };
  }

  /** @returns the collection, or null when it is not to be expanded any more */
  begin(seq: number): Promise<ItemRow | null> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.waitingRow(tx, seq);
      if (!row) return null;
      const after = await updateRow(tx, seq, { stage: 'resolving', started_at: row.started_at ?? this.clock.now() });
      if (after) this.publisher.updated(tx, after, null);
      return after;
    });
  }

  /** Writes a page. @returns the collection after it, null when it was paused, cancelled or removed meanwhile */
  addPage(seq: number, page: ExpansionPage, listing: Listing): Promise<ItemRow | null> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.waitingRow(tx, seq);
      if (!row) return null;
      const children = place(row, page.children, listing);
      const nextTurn = await this.insert(tx, row, children, page.nextCursor === null);
      const isLast = page.nextCursor === null;
      const change: RowChange = {
        ...columnsOf(page.head),
        expand_cursor: page.nextCursor,
        next_turn: nextTurn,
        attempts: 0,
      };
      await updateRow(tx, seq, change);
      if (children.length > 0) this.publisher.childrenAdded(tx, row.id, children.length);
      if (isLast) return this.complete(tx, seq);
      return this.transitions.fold(tx, seq);
    });
  }

  /** The listing failed for good. */
  fail(seq: number, error: HostError): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.waitingRow(tx, seq);
      if (row) await this.failRow(tx, row, error);
    });
  }

  /** The listing failed and is tried again, at once (`at` null; the queue may be held) or later. */
  postpone(seq: number, error: HostError, at: number | null, change: RowChange): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.waitingRow(tx, seq);
      if (!row) return;
      const now = this.clock.now();
      const after = await updateRow(tx, seq, {
        stage: null,
        ...change,
        ...(at === null ? {} : { waiting: 'backoff', next_attempt_at: at, ...errorColumns(error, now) }),
      });
      if (!after) return;
      const note = { event: 'attempt-failed', code: errorColumns(error, now).error_code, message: error.message };
      await logTimeline(tx, after, now, null, note);
      this.publisher.updated(tx, after, null);
    });
  }

  private async waitingRow(tx: Transaction, seq: number): Promise<ItemRow | null> {
    const row = await rowBySeq(tx, seq);
    return row?.status === 'pending' && row.expanded_at === null ? row : null;
  }

  private async failRow(tx: Transaction, row: ItemRow, error: HostError): Promise<ItemRow> {
    const now = this.clock.now();
    if (row.type === 'album') await this.giveUpMembers(tx, row.seq, now);
    const columns = errorColumns(error, now);
    const change = { ...columns, stage: null, attempts: row.attempts + 1, completed_at: now };
    return this.transitions.applyToCollection(tx, row, 'failed', change, {
      code: columns.error_code,
      message: error.message,
    });
  }

  /** What waited for the rest of the album waits for nothing now; a retry queues it again. */
  private async giveUpMembers(tx: Transaction, seq: number, now: number): Promise<void> {
    await this.transitions.applyToChildren(
      tx,
      seq,
      'pending',
      'cancelled',
      { sql: "waiting = 'expansion'", params: [] },
      { change: { completed_at: now }, note: { message: 'the rest of the album could not be listed' } },
    );
    await this.letGo(tx, seq);
  }

  private async letGo(tx: Transaction, seq: number): Promise<void> {
    await tx.run("UPDATE item SET waiting = NULL WHERE parent_seq = ? AND waiting = 'expansion'", [seq]);
  }

  private async complete(tx: Transaction, seq: number): Promise<ItemRow | null> {
    const now = this.clock.now();
    // Members of an album waited for this: now the number of discs is known.
    await this.letGo(tx, seq);
    const row = await updateRow(tx, seq, {
      stage: null,
      expanded_at: now,
      expand_cursor: null,
      error_code: null,
      error_message: null,
      error_retryable: null,
      error_at: null,
    });
    if (!row) return null;
    await logTimeline(tx, row, now, null, { event: 'expanded', message: `${String(childCounts(row).total)} tracks` });
    if (childCounts(row).total === 0) return this.failRow(tx, row, new EmptyError('there is nothing in it'));
    return this.transitions.fold(tx, seq);
  }

  /** @returns the turn of the next child to come */
  private async insert(
    tx: Transaction,
    row: ItemRow,
    children: PlacedChild[],
    isLast: boolean,
  ): Promise<number | null> {
    if (children.length === 0) return row.next_turn;
    const turn = await this.turns.nextOf(tx, row.priority, row.next_turn);
    const waiting = row.type === 'album' && !isLast ? 'expansion' : null;
    for (let from = 0; from < children.length; from += ROWS_PER_STATEMENT) {
      const rows = JSON.stringify(children.slice(from, from + ROWS_PER_STATEMENT));
      await tx.run(INSERT_CHILDREN, [
        ...[row.source, row.seq, row.id, row.priority, laneOf(row.quality), turn + from],
        ...[waiting, row.quality, row.forced, this.clock.now(), rows],
      ]);
    }
    return turn + children.length;
  }
}

const INSERT_CHILDREN = `
INSERT INTO item (id, type, source, source_id, parent_seq, parent_id, position, rank, priority, lane, turn, status, waiting,
  title, artist, album, cover_url, quality, forced, meta, created_at)
SELECT child.value ->> 'id', 'track', ?1, child.value ->> 'sourceId', ?2, ?3, child.value ->> 'position',
  child.value ->> 'position', ?4, ?5, ?6 + child.key, 'pending', ?7,
  child.value ->> 'title', child.value ->> 'artist', child.value ->> 'album', child.value ->> 'coverUrl', ?8, ?9,
  nullif(child.value -> 'meta', 'null'), ?10
FROM json_each(?11) AS child`;

/** Gives the children of a page their ids and positions. Changes nothing: the unit may run twice. */
function place(row: ItemRow, children: readonly NewChild[], listing: Listing): PlacedChild[] {
  const onPage = new Map<string, number>();
  return children.map((child, index) => {
    const seen = (onPage.get(child.sourceId) ?? 0) + 1;
    onPage.set(child.sourceId, seen);
    const ref = { source: row.source, type: 'track', id: child.sourceId } as const;
    const occurrence = (listing.occurrences.get(child.sourceId) ?? 0) + seen;
    return { ...child, id: childItemId(row.id, ref, occurrence), position: listing.position + index + 1 };
  });
}

/** Takes note of a page that was committed. */
export function advance(listing: Listing, page: ExpansionPage): void {
  listing.position += page.children.length;
  for (const { sourceId } of page.children) {
    listing.occurrences.set(sourceId, (listing.occurrences.get(sourceId) ?? 0) + 1);
  }
}
