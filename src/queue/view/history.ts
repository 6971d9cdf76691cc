import type { DatabaseReader, SqlValue } from '../../database/index.js';
import type { ErrorCode, ItemStatus, ItemType, Quality } from '../../domain/index.js';
import { decode, encode, limitOf } from './item-pages.js';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../item-query.js';
import type { SqlPiece } from './list-scope.js';
import { textSearch } from './text-search.js';

interface HistoryRow {
  seq: number;
  item_id: string;
  parent_id: string | null;
  type: ItemType;
  status: ItemStatus;
  title: string | null;
  artist: string | null;
  album: string | null;
  cover_url: string | null;
  quality: Quality | null;
  bytes: number;
  output_path: string | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  finished_at: number;
}

/** Ends of a span of time in the order of the table; one that is open has no bound there. */
interface Span {
  first: number;
  last: number;
}

const NEWEST = Number.MAX_SAFE_INTEGER;

/** A page of what has finished, newest first. */
export async function readHistory(reader: DatabaseReader, query: HistoryQuery): Promise<HistoryPage> {
  const limit = limitOf(query.limit);
  const before = query.cursor ? (decode(query.cursor, 1)[0] ?? 0) : NEWEST;
  const span = await spanOf(reader, query);
  if (!span) return { items: [], nextCursor: null };
  const { sql, params } = historyQuery(query, { first: span.first, last: Math.min(span.last, before - 1) });
  const rows = await reader.all<HistoryRow>(sql, [...params, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(toHistoryEntry), nextCursor: rows.length > limit && last ? encode([last.seq]) : null };
}

/** The statement of a page; its last value is the limit. Every way through the table goes by descending seq, so nothing is sorted. */
export function historyQuery(query: HistoryQuery, { first, last }: Span): SqlPiece {
  const text = query.q ? textSearch(query.q, 'history_fts') : null;
  const seq = text?.isIndexed ? 'history_fts.rowid' : 'history.seq';
  const conditions: [string, ...SqlValue[]][] = [[`${seq} BETWEEN ? AND ?`, first, last]];
  if (text) conditions.unshift([text.sql, ...text.params]);
  if (query.status) conditions.push(['history.status = ?', query.status]);
  if (query.type) conditions.push(['history.type = ?', query.type]);
  // The clock may have been set back meanwhile: the span has all that was finished in it, and perhaps others.
  if (query.from !== undefined) conditions.push(['finished_at >= ?', query.from]);
  if (query.to !== undefined) conditions.push(['finished_at < ?', query.to]);
  const from = text?.isIndexed
    ? 'history_fts CROSS JOIN history ON history.seq = history_fts.rowid'
    : `history ${indexFor(query)}`;
  return {
    sql: `SELECT history.* FROM ${from} WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY ${seq} DESC LIMIT ?`,
    params: conditions.flatMap(([, ...values]) => values),
  };
}

function indexFor({ status, type }: HistoryQuery): string {
  // Of the types one is nearly all, of the statuses too; a collection is rarer than anything else.
  if (type && (type !== 'track' || !status)) return 'INDEXED BY history_type';
  return status ? 'INDEXED BY history_status' : 'NOT INDEXED';
}

/** Where in the table a span of time lies: what is older or younger is not looked at. Null: nothing was finished in it. */
async function spanOf(reader: DatabaseReader, { from, to }: HistoryQuery): Promise<Span | null> {
  if (from === undefined && to === undefined) return { first: 0, last: NEWEST };
  const row = await reader.get<{ first: number | null; last: number | null }>(
    'SELECT min(seq) AS first, max(seq) AS last FROM history INDEXED BY history_time WHERE finished_at >= ? AND finished_at < ?',
    [from ?? 0, to ?? NEWEST],
  );
  const { first, last } = row ?? { first: null, last: null };
  return first === null || last === null ? null : { first, last };
}

function toHistoryEntry(row: HistoryRow): HistoryEntry {
  return {
    seq: row.seq,
    id: row.item_id,
    parentId: row.parent_id,
    type: row.type,
    status: row.status,
    title: row.title,
    artist: row.artist,
    album: row.album,
    coverUrl: row.cover_url,
    quality: row.quality,
    bytes: row.bytes,
    outputPath: row.output_path,
    error: row.error_code ? { code: row.error_code, message: row.error_message ?? '' } : null,
    finishedAt: row.finished_at,
  };
}
