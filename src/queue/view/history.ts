import type { DatabaseReader, SqlValue } from '../../database/index.js';
import type { ErrorCode, ItemStatus, ItemType } from '../../domain/index.js';
import { decode, encode, limitOf } from './item-pages.js';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../item-query.js';

interface HistoryRow {
  seq: number;
  item_id: string;
  parent_id: string | null;
  type: ItemType;
  status: ItemStatus;
  title: string | null;
  artist: string | null;
  album: string | null;
  quality: string | null;
  bytes: number;
  output_path: string | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  finished_at: number;
}

/** A page of what has finished, newest first. */
export async function readHistory(reader: DatabaseReader, query: HistoryQuery): Promise<HistoryPage> {
  const limit = limitOf(query.limit);
  const conditions = ['seq < ?'];
  const params: SqlValue[] = [query.cursor ? (decode(query.cursor, 1)[0] ?? 0) : Number.MAX_SAFE_INTEGER];
  if (query.status) {
    conditions.push('status = ?');
    params.push(query.status);
  }
  const rows = await reader.all<HistoryRow>(
    `SELECT * FROM history WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ?`,
    [...params, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(toHistoryEntry), nextCursor: rows.length > limit && last ? encode([last.seq]) : null };
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
    quality: row.quality,
    bytes: row.bytes,
    outputPath: row.output_path,
    error: row.error_code ? { code: row.error_code, message: row.error_message ?? '' } : null,
    finishedAt: row.finished_at,
  };
}
