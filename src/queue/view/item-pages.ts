import type { DatabaseReader, SqlValue } from '../../database/index.js';
import { RequestError, type ItemStatus } from '../../domain/index.js';
import type { ItemQuery, ItemSort } from '../item-query.js';
import type { ItemRow } from '../rows/item-row.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

/** Place of the last row of a page: its sort key and its seq. */
type Place = [key: number, seq: number];

interface Order {
  key: 'rank' | 'seq';
  direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<ItemSort, Order>> = {
  position: { key: 'rank', direction: 'ASC' },
  '-position': { key: 'rank', direction: 'DESC' },
  added: { key: 'seq', direction: 'ASC' },
  '-added': { key: 'seq', direction: 'DESC' },
};

/** One page by its keys: no OFFSET, so the last page costs what the first one does. */
export async function readPage(
  reader: DatabaseReader,
  query: ItemQuery,
  parentSeq: number | null,
): Promise<{ rows: ItemRow[]; nextCursor: string | null }> {
  const limit = limitOf(query.limit);
  const rows = query.q
    ? await found(reader, query, parentSeq, limit + 1)
    : await listed(reader, query, parentSeq, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const { key } = query.q ? ORDERS.added : orderOf(query);
  return { rows: page, nextCursor: rows.length > limit && last ? encode([last[key], last.seq]) : null };
}

/** @throws RequestError `bad_request` */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RequestError('bad_request', `limit must be a whole number from 1 to ${String(MAX_LIMIT)}`);
  }
  return limit;
}

export function encode(place: readonly number[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws RequestError `bad_request` */
export function decode(cursor: string, length: number): number[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === length && place.every((part) => typeof part === 'number'))
      return place;
  } catch {
    // Falls through to the one answer for every broken cursor.
  }
  throw new RequestError('bad_request', 'the cursor is not one of this list; start from the first page');
}

export function statusesOf(status: ItemQuery['status']): readonly ItemStatus[] {
  if (status === undefined) return [];
  return typeof status === 'string' ? [status] : [...new Set(status)];
}

function orderOf(query: ItemQuery): Order {
  return ORDERS[query.sort ?? 'position'];
}

/** One ordered, limited part a status, merged: each part reads its index only as far as the page goes. */
async function listed(
  reader: DatabaseReader,
  query: ItemQuery,
  parentSeq: number | null,
  limit: number,
): Promise<ItemRow[]> {
  const { key, direction } = orderOf(query);
  const statuses = statusesOf(query.status);
  const keys = key === 'rank' ? ['rank', 'seq'] : ['seq'];
  const order = keys.map((column) => `${column} ${direction}`).join(', ');
  const place = query.cursor ? (decode(query.cursor, 2) as Place) : null;
  const parts: string[] = [];
  const params: SqlValue[] = [];
  for (const status of statuses.length > 0 ? statuses : [null]) {
    const conditions = ['parent_seq IS ?'];
    params.push(parentSeq);
    if (status !== null) {
      conditions.push('status = ?');
      params.push(status);
    }
    if (query.type) {
      conditions.push('type = ?');
      params.push(query.type);
    }
    if (place) {
      conditions.push(`(${keys.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${keys.map(() => '?').join(', ')})`);
      params.push(...(key === 'rank' ? place : [place[1]]));
    }
    params.push(limit);
    parts.push(`SELECT * FROM (SELECT * FROM item WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?)`);
  }
  params.push(limit);
  return reader.all<ItemRow>(`${parts.join(' UNION ALL ')} ORDER BY ${order} LIMIT ?`, params);
}

/** Search in the order of addition, which is the order of the index. Words of one or two letters have no trigram. */
async function found(
  reader: DatabaseReader,
  query: ItemQuery,
  parentSeq: number | null,
  limit: number,
): Promise<ItemRow[]> {
  // No title holds a NUL, and the search would end at it.
  const text = (query.q ?? '').replaceAll('\0', '\ufffd');
  const direction = query.sort?.startsWith('-') ? 'DESC' : 'ASC';
  const after = direction === 'ASC' ? '>' : '<';
  const start = direction === 'ASC' ? 0 : Number.MAX_SAFE_INTEGER;
  const place = query.cursor ? (decode(query.cursor, 2) as Place)[1] : start;
  const conditions: string[] = [];
  const params: SqlValue[] = [];
  const isIndexed = [...text].length >= 3;
  if (isIndexed) {
    conditions.push('item_fts MATCH ?', `item_fts.rowid ${after} ?`);
    params.push(`"${text.replaceAll('"', '""')}"`, place);
  } else {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      "(title LIKE ? ESCAPE '\\' OR artist LIKE ? ESCAPE '\\' OR album LIKE ? ESCAPE '\\')",
      `seq ${after} ?`,
    );
    params.push(like, like, like, place);
  }
  if (query.parent !== undefined) {
    conditions.push('item.parent_seq IS ?');
    params.push(parentSeq);
  }
  const statuses = statusesOf(query.status);
  if (statuses.length > 0) {
    conditions.push('item.status IN (SELECT value FROM json_each(?))');
    params.push(JSON.stringify(statuses));
  }
  if (query.type) {
    conditions.push('item.type = ?');
    params.push(query.type);
  }
  const from = isIndexed ? 'item_fts CROSS JOIN item ON item.seq = item_fts.rowid' : 'item';
  const order = isIndexed ? 'item_fts.rowid' : 'seq';
  const sql = `SELECT item.* FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order} ${direction} LIMIT ?`;
  return reader.all<ItemRow>(sql, [...params, limit]);
}
