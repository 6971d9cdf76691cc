import type { DatabaseReader, SqlValue } from '../../database/index.js';
import { RequestError, type ItemStatus } from '../../domain/index.js';
import type { ItemQuery, ItemSort } from '../item-query.js';
import type { ItemRow } from '../rows/item-row.js';
import { placeAt } from './list-place.js';
import { textSearch } from './text-search.js';
import { keysOf, orderBy, partsOf, type ListScope, type Order, type Place, type SqlPiece } from './list-scope.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

const ORDERS: Readonly<Record<ItemSort, Order>> = {
  position: { key: 'rank', direction: 'ASC' },
  '-position': { key: 'rank', direction: 'DESC' },
  added: { key: 'seq', direction: 'ASC' },
  '-added': { key: 'seq', direction: 'DESC' },
};

/**
 * One page by its keys: the last page costs what the first one does.
 * @param total of all pages, null with `q`; only needed for an offset
 */
export async function readPage(
  reader: DatabaseReader,
  query: ItemQuery,
  parentSeq: number | null,
  total: number | null,
): Promise<{ rows: ItemRow[]; nextCursor: string | null }> {
  const limit = limitOf(query.limit);
  checkOffset(query);
  const rows = query.q
    ? await found(reader, query, parentSeq, limit + 1)
    : await listed(reader, query, scopeOf(query, parentSeq), { limit: limit + 1, total: total ?? 0 });
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

function checkOffset({ offset, cursor, q }: ItemQuery): void {
  if (offset === undefined) return;
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new RequestError('bad_request', 'offset must be a whole number from 0 on');
  if (cursor || q) throw new RequestError('bad_request', `offset goes without ${q ? 'q' : 'cursor'}`);
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

/** Members are tracks, all of them: their type is not asked for. */
function scopeOf(query: ItemQuery, parentSeq: number | null): ListScope {
  return { parentSeq, statuses: statusesOf(query.status), type: parentSeq === null ? (query.type ?? null) : null };
}

/** One ordered part a status, merged: each part reads its index only as far as the page goes. */
async function listed(
  reader: DatabaseReader,
  query: ItemQuery,
  scope: ListScope,
  { limit, total }: { limit: number; total: number },
): Promise<ItemRow[]> {
  const { offset } = query;
  if (scope.parentSeq !== null && query.type && query.type !== 'track') return [];
  const order = orderOf(query);
  const jump = offset ? await placeAt(reader, scope, order, { offset, total }) : null;
  if (offset && !jump) return [];
  const { sql, params } = pageQuery(scope, order, {
    place: jump ?? (query.cursor ? (decode(query.cursor, 2) as Place) : null),
    isInclusive: jump !== null,
  });
  return reader.all<ItemRow>(sql, [...params, limit]);
}

/** The statement of a page from a place on; its last value is the limit. */
export function pageQuery(
  scope: ListScope,
  order: Order,
  { place, isInclusive }: { place: Place | null; isInclusive: boolean },
): SqlPiece {
  const keys = keysOf(order.key);
  const after = `${order.direction === 'ASC' ? '>' : '<'}${isInclusive ? '=' : ''}`;
  const start = place ? ` AND (${keys.join(', ')}) ${after} (${keys.map(() => '?').join(', ')})` : '';
  const startParams = place ? place.slice(-keys.length) : [];
  const parts = partsOf(scope, order);
  return {
    sql: `${parts.map(({ sql }) => `SELECT * FROM ${sql}${start}`).join(' UNION ALL ')} ORDER BY ${orderBy(order)} LIMIT ?`,
    params: parts.flatMap(({ params }) => [...params, ...startParams]),
  };
}

/** Search in the order of addition, which is the order of the index. Words of one or two letters have no trigram. */
async function found(
  reader: DatabaseReader,
  query: ItemQuery,
  parentSeq: number | null,
  limit: number,
): Promise<ItemRow[]> {
  const direction = query.sort?.startsWith('-') ? 'DESC' : 'ASC';
  const after = direction === 'ASC' ? '>' : '<';
  const start = direction === 'ASC' ? 0 : Number.MAX_SAFE_INTEGER;
  const place = query.cursor ? (decode(query.cursor, 2) as Place)[1] : start;
  const { isIndexed, sql: match, params: values } = textSearch(query.q ?? '', 'item_fts');
  const conditions = [match, `${isIndexed ? 'item_fts.rowid' : 'seq'} ${after} ?`];
  const params: SqlValue[] = [...values, place];
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
