import { Injectable } from '@nestjs/common';
import { DatabaseReader, type Transaction } from '../database/index.js';
import {
  ITEM_STATUSES,
  ITEM_TYPES,
  RequestError,
  type ErrorCode,
  type Item,
  type ItemStatus,
  type ItemType,
  type MediaRef,
  type Quality,
} from '../domain/index.js';
import { readHistory } from './view/history.js';
import { childCounts } from './rows/item-mapper.js';
import type { QueuedItem } from './item-processor.js';
import { queuedItem, queuedMembers, restingIds, type RestingPage } from './rows/queued-items.js';
import { readPage, statusesOf } from './view/item-pages.js';
import type {
  HistoryPage,
  HistoryQuery,
  ItemPage,
  ItemQuery,
  QueueCounters,
  Standing,
  TimelineEntry,
  TimelineEvent,
} from './item-query.js';
import { UPCOMING } from './rows/claim.js';
import { laneOf, type ItemRow } from './rows/item-row.js';
import { ItemView } from './view/item-view.js';
import { readStandings } from './view/standings.js';

interface TimelineRow {
  at: number;
  event: TimelineEvent;
  from_status: ItemStatus | null;
  to_status: ItemStatus | null;
  code: ErrorCode | null;
  message: string | null;
}

const RUNNING = `
SELECT * FROM item INDEXED BY item_busy WHERE type = 'track' AND status IN ('downloading', 'processing')
ORDER BY started_at, seq LIMIT ?`;

const UNFINISHED: readonly ItemStatus[] = ['downloading', 'processing', 'pending', 'paused'];

/** Reads of the queue, on the read-only connection: they see what callers were answered for, and never wait for writes. */
@Injectable()
export class QueueReader {
  constructor(
    private readonly reader: DatabaseReader,
    private readonly view: ItemView,
  ) {}

  async get(id: string): Promise<Item | null> {
    const row = await this.row(id);
    return row && this.view.of(row);
  }

  /**
   * A page of the list. Without `parent`: of top-level items; with `q` and without `parent`: of all items.
   * @throws RequestError `not_found` (parent), `bad_request` (limit, cursor, offset with one of cursor and q)
   */
  async page(query: ItemQuery): Promise<ItemPage> {
    const parent = query.parent === undefined ? null : await this.existing(query.parent);
    const total = query.q ? null : parent ? totalOfChildren(parent, query) : await this.totalOfTop(query);
    const { rows, nextCursor } = await readPage(this.reader, query, parent?.seq ?? null, total);
    return { items: rows.map((row) => this.view.of(row)), total, nextCursor };
  }

  /** A page of the members of a collection. @throws RequestError `not_found`, `bad_request` */
  async children(id: string, query: Omit<ItemQuery, 'parent'> = {}): Promise<ItemPage> {
    return this.page({ ...query, parent: id });
  }

  /** What happened to an item, oldest first. @throws RequestError `not_found` */
  async timeline(id: string): Promise<TimelineEntry[]> {
    const item = await this.existing(id);
    const rows = await this.reader.all<TimelineRow>(
      'SELECT at, event, from_status, to_status, code, message FROM timeline WHERE item_seq = ? ORDER BY seq LIMIT 1000',
      [item.seq],
    );
    return [{ at: item.created_at, event: 'added', to: 'pending' }, ...rows.map(toEntry)];
  }

  /** What runs, the collections that it belongs to, then what comes next; at most `limit` items. */
  async active(limit: number): Promise<Item[]> {
    const running = await this.reader.all<ItemRow>(RUNNING, [limit]);
    const parents = await this.reader.all<ItemRow>(
      'SELECT * FROM item WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY rank',
      [JSON.stringify([...new Set(running.map((row) => row.parent_seq))])],
    );
    const next = await readPage(this.reader, { status: UNFINISHED, limit: Math.min(limit, 500) }, null, null);
    const rows = new Map([...parents, ...running, ...next.rows].map((row) => [row.seq, row]));
    return [...rows.values()].slice(0, limit).map((row) => this.view.of(row));
  }

  /** Finished items, newest first; kept when the list is cleared. @throws RequestError `bad_request` */
  async history(query: HistoryQuery = {}): Promise<HistoryPage> {
    return readHistory(this.reader, query);
  }

  /** What is known of things of the catalogue, in the list and in the library; in the order of the refs. */
  standings(refs: readonly MediaRef[]): Promise<Standing[]> {
    return readStandings(this.reader, refs);
  }

  /** Costs the same at any size of the queue. */
  async counters(): Promise<QueueCounters> {
    const counts = await this.counts();
    const byStatus = Object.fromEntries(
      ITEM_STATUSES.map((status) => [status, counts.get(`leaf:${status}`) ?? 0]),
    ) as Record<ItemStatus, number>;
    const top = (status: ItemStatus): number =>
      ITEM_TYPES.reduce((sum, type) => sum + (counts.get(`top:${type}:${status}`) ?? 0), 0);
    return {
      byStatus,
      total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
      topByStatus: Object.fromEntries(ITEM_STATUSES.map((status) => [status, top(status)])) as Record<
        ItemStatus,
        number
      >,
      successCount: counts.get('ever:success') ?? 0,
      failureCount: counts.get('ever:failure') ?? 0,
      bytesDownloaded: counts.get('ever:bytes') ?? 0,
    };
  }

  /** How much the list holds, members of collections included. Costs the same at any size of the queue. */
  async listSize(): Promise<{ tracks: number; albums: number; playlists: number }> {
    const counts = await this.counts();
    const sum = (prefix: string): number =>
      ITEM_STATUSES.reduce((total, status) => total + (counts.get(prefix + status) ?? 0), 0);
    return { tracks: sum('leaf:'), albums: sum('top:album:'), playlists: sum('top:playlist:') };
  }

  /** Completed tracks of an item (itself or its members) with their files, for looking whether those are still there. */
  async completedLeaves(id: string): Promise<{ id: string; outputPath: string }[]> {
    return this.reader.all<{ id: string; outputPath: string }>(
      `SELECT id, output_path AS outputPath FROM item
       WHERE (id = ?1 OR parent_seq = (SELECT seq FROM item WHERE id = ?1))
         AND type = 'track' AND status = 'completed' AND output_path IS NOT NULL ORDER BY position`,
      [id],
    );
  }

  /**
   * An item with what its processor stored with it, and with its parent; null when it is gone.
   * @param from a unit sees its own changes; default: what is committed
   */
  queued(id: string, from: Transaction | DatabaseReader = this.reader): Promise<QueuedItem | null> {
    return queuedItem(from, id);
  }

  /** All members of a collection in their order, without their `parent`. */
  queuedMembers(id: string, from: Transaction | DatabaseReader = this.reader): Promise<QueuedItem[]> {
    return queuedMembers(from, id);
  }

  /**
   * Items that rest, in the order of addition: completed tracks with a file, or collections of that type.
   * @param after from the page before, null for the first
   */
  resting(type: ItemType, after: string | null, limit: number): Promise<RestingPage> {
    return restingIds(this.reader, type, after, limit);
  }

  /** Ids within the source of the tracks that are claimed next, after those that run, as far as they are wanted in that quality. */
  async upcoming(source: string, wanted: Quality, limit: number): Promise<string[]> {
    const rows = await this.reader.all<{ sourceId: string }>(UPCOMING, [laneOf(wanted), limit, source, wanted]);
    return [...new Set(rows.map(({ sourceId }) => sourceId))];
  }

  /** Full-format transfers begun since then, for the daily limit. */
  async transfersSince(
    epochMs: number,
    from: Transaction | DatabaseReader = this.reader,
  ): Promise<{ count: number; oldestAt: number | null }> {
    const row = await from.get<{ count: number; oldestAt: number | null }>(
      'SELECT count(*) AS count, min(at) AS oldestAt FROM transfer INDEXED BY transfer_at WHERE at >= ?',
      [epochMs],
    );
    return row ?? { count: 0, oldestAt: null };
  }

  private row(id: string): Promise<ItemRow | null> {
    return this.reader.get<ItemRow>('SELECT * FROM item WHERE id = ?', [id]);
  }

  private async existing(id: string): Promise<ItemRow> {
    const row = await this.row(id);
    if (!row) throw new RequestError('not_found', `there is no item ${id}`);
    return row;
  }

  private async counts(): Promise<Map<string, number>> {
    const rows = await this.reader.all<{ name: string; value: number }>('SELECT name, value FROM counter');
    return new Map(rows.map(({ name, value }) => [name, value]));
  }

  private async totalOfTop(query: ItemQuery): Promise<number> {
    const counts = await this.counts();
    const statuses = query.status === undefined ? ITEM_STATUSES : statusesOf(query.status);
    const types = query.type ? [query.type] : ITEM_TYPES;
    return types
      .flatMap((type) => statuses.map((status) => counts.get(`top:${type}:${status}`) ?? 0))
      .reduce((sum, count) => sum + count, 0);
  }
}

function totalOfChildren(parent: ItemRow, query: ItemQuery): number {
  if (query.type && query.type !== 'track') return 0;
  const counts = childCounts(parent);
  if (query.status === undefined) return counts.total;
  return statusesOf(query.status).reduce((sum, status) => sum + (status === 'partial' ? 0 : counts[status]), 0);
}

function toEntry(row: TimelineRow): TimelineEntry {
  const entry: TimelineEntry = { at: row.at, event: row.event };
  if (row.from_status) entry.from = row.from_status;
  if (row.to_status) entry.to = row.to_status;
  if (row.code) entry.code = row.code;
  if (row.message) entry.message = row.message;
  return entry;
}
