import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, EmptyError, childItemId, type HostError } from '../../domain/index.js';
import { logTimeline, type LogNote } from '../rows/item-log.js';
import { childCounts } from '../rows/item-mapper.js';
import { columnsOf } from '../store/item-patches.js';
import type { ExpansionPage, NewChild } from '../item-processor.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { laneOf, type ItemRow } from '../rows/item-row.js';
import { Relisting, isToBeListed, letGoMembers } from './relisting.js';
import { errorColumns } from '../pacing/retry-policy.js';
import { rowBySeq, updateRow, type RowChange } from '../rows/row-writer.js';
import { TransitionsStore } from '../store/transitions.store.js';
import { Turns } from '../rows/turns.js';

/** Where the listing of a collection is; kept by its only expander. */
export interface Listing {
  position: number;
  /** How often each source id has occurred. */
  occurrences: Map<string, number>;
}

/** A page that was written. */
export interface WrittenPage {
  /** As it is after it. */
  collection: ItemRow;
  /** Members that were not there before. */
  added: number;
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
    private readonly relisting: Relisting,
  ) {}

  /** What of the collection is listed already, by this listing; after a restart the first one goes on there. */
  async listing(seq: number, isFirst: boolean): Promise<Listing> {
    const rows = await this.reader.all<{ id: string; count: number; last: number }>(
      'SELECT source_id AS id, count(*) AS count, max(position) AS last FROM item WHERE parent_seq = ? GROUP BY source_id',
      [seq],
    );
    return {
      position: Math.max(0, ...rows.map(({ last }) => last)),
      occurrences: new Map(isFirst ? rows.map(({ id, count }) => [id, count]) : []),
    };
  }

  /** @returns the collection, or null when it is not to be expanded any more */
  begin(seq: number): Promise<ItemRow | null> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.listedRow(tx, seq);
      if (!row) return null;
      const after = await updateRow(tx, seq, { stage: 'resolving', started_at: row.started_at ?? this.clock.now() });
      if (after) this.publisher.updated(tx, after, null);
      return after;
    });
  }

  /** Writes what is new on a page. @returns null when the collection was paused, cancelled or removed meanwhile */
  addPage(seq: number, page: ExpansionPage, listing: Listing): Promise<WrittenPage | null> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.listedRow(tx, seq);
      if (!row) return null;
      const isLast = page.nextCursor === null;
      const isFirst = row.expanded_at === null;
      const children = await unknown(tx, row, place(row, page.children, listing), listing);
      const nextTurn = await this.insert(tx, row, children, isLast);
      const head = columnsOf(page.head);
      await updateRow(tx, seq, {
        // What is listed once more has its head; half of a new one would mislead its members.
        ...(isFirst || isLast ? head : {}),
        ...(isFirst ? { expand_cursor: page.nextCursor } : {}),
        next_turn: nextTurn,
        attempts: 0,
      });
      if (children.length > 0) this.publisher.childrenAdded(tx, row.id, children.length);
      const after = isLast ? await this.complete(tx, row) : await this.transitions.fold(tx, seq);
      return after && { collection: { ...after, ...head }, added: children.length };
    });
  }

  /** The listing failed for good. */
  fail(seq: number, error: HostError): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.listedRow(tx, seq);
      if (row?.expanded_at === null) await this.failRow(tx, row, error);
      else if (row) await this.relisting.stop(tx, row, error);
    });
  }

  /** The listing failed and is tried again, at once (`at` null; the queue may be held) or later. */
  postpone(seq: number, error: HostError, at: number | null, change: RowChange): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      const row = await this.listedRow(tx, seq);
      if (!row) return;
      const now = this.clock.now();
      const isFirst = row.expanded_at === null;
      const after = await updateRow(tx, seq, {
        ...(isFirst ? { stage: null } : {}),
        ...change,
        ...(at === null ? {} : { waiting: 'backoff', next_attempt_at: at }),
        ...(at === null || !isFirst ? {} : errorColumns(error, now)),
      });
      if (!after) return;
      const note: LogNote = {
        event: 'attempt-failed',
        code: errorColumns(error, now).error_code,
        message: error.message,
      };
      logTimeline(tx, after, now, null, note);
      this.publisher.updated(tx, after, null);
    });
  }

  private async listedRow(tx: Transaction, seq: number): Promise<ItemRow | null> {
    const row = await rowBySeq(tx, seq);
    return row && isToBeListed(row) ? row : null;
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
    await letGoMembers(tx, seq);
  }

  private async complete(tx: Transaction, before: ItemRow): Promise<ItemRow | null> {
    const now = this.clock.now();
    // Members of an album waited for this: now the number of discs is known.
    await letGoMembers(tx, before.seq);
    const row = await updateRow(tx, before.seq, {
      stage: null,
      relisting: 0,
      expanded_at: before.expanded_at ?? now,
      expand_cursor: null,
      error_code: null,
      error_message: null,
      error_retryable: null,
      error_at: null,
    });
    if (!row) return null;
    const tracks = `${String(childCounts(row).total)} tracks`;
    const message = before.expanded_at === null ? tracks : `listed again: ${tracks}`;
    logTimeline(tx, row, now, null, { event: 'expanded', message });
    if (childCounts(row).total === 0) return this.failRow(tx, row, new EmptyError('there is nothing in it'));
    return this.transitions.fold(tx, before.seq);
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

/** Gives the children of a page their ids. Changes nothing: the unit may run twice. */
function place(row: ItemRow, children: readonly NewChild[], listing: Listing): (NewChild & { id: string })[] {
  const onPage = new Map<string, number>();
  return children.map((child) => {
    const seen = (onPage.get(child.sourceId) ?? 0) + 1;
    onPage.set(child.sourceId, seen);
    const ref = { source: row.source, type: 'track', id: child.sourceId } as const;
    const occurrence = (listing.occurrences.get(child.sourceId) ?? 0) + seen;
    return { ...child, id: childItemId(row.id, ref, occurrence) };
  });
}

/** Those that the collection has not got yet, with their positions behind those it has. */
async function unknown(
  tx: Transaction,
  row: ItemRow,
  children: readonly (NewChild & { id: string })[],
  listing: Listing,
): Promise<PlacedChild[]> {
  const ids = JSON.stringify(children.map(({ id }) => id));
  const rows =
    childCounts(row).total === 0
      ? []
      : await tx.all<{ id: string }>('SELECT id FROM item WHERE id IN (SELECT value FROM json_each(?))', [ids]);
  const known = new Set(rows.map(({ id }) => id));
  return children
    .filter(({ id }) => !known.has(id))
    .map((child, index) => ({ ...child, position: listing.position + index + 1 }));
}

/** Takes note of a page that was committed. */
export function advance(listing: Listing, page: ExpansionPage, added: number): void {
  listing.position += added;
  for (const { sourceId } of page.children) {
    listing.occurrences.set(sourceId, (listing.occurrences.get(sourceId) ?? 0) + 1);
  }
}
