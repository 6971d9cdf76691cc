import type { DatabaseReader } from '../../database/index.js';
import { keysOf, orderBy, partsOf, type ListScope, type Order, type Place, type SqlPiece } from './list-scope.js';

/** As many rows are merged one by one; more are counted, which is several times faster. */
const WALKED_ROWS = 2000;

/** A well-spread list needs two or three; any other is then walked from where it got. */
const MOST_GUESSES = 16;

/** Somewhere in a list: so many rows have a key up to that. */
interface Waypoint {
  key: number;
  passed: number;
}

/**
 * Finds a place without reading rows: by the covering indexes, from the nearer end.
 * @param offset how many rows of the scope come before it
 * @param total rows of the scope, as the kept counters say
 * @returns null behind the end of the list
 */
export async function placeAt(
  reader: DatabaseReader,
  scope: ListScope,
  order: Order,
  { offset, total }: { offset: number; total: number },
): Promise<Place | null> {
  if (offset >= total) return null;
  const fromEnd = total - 1 - offset;
  const isNearEnd = fromEnd < offset;
  const way: Order = isNearEnd ? reversed(order) : order;
  const target = isNearEnd ? fromEnd : offset;
  const start = beginning(way);
  const near = scope.statuses.length > 1 ? await approach(reader, scope, way, { target, total }) : start;
  const { sql, params } = walkQuery(scope, way, near.key);
  const row = await reader.get<{ rank?: number; seq: number }>(sql, [...params, target - near.passed]);
  return row && [row.rank ?? row.seq, row.seq];
}

/** The statement that walks from behind a key; its last value is how many rows are passed over. */
export function walkQuery(scope: ListScope, order: Order, after: number): SqlPiece {
  const columns = keysOf(order.key).join(', ');
  const arms = partsOf(scope, order).map(({ sql, params }) => ({
    sql: `SELECT ${columns} FROM ${sql} AND ${order.key} ${isUp(order) ? '>' : '<'} ?`,
    params: [...params, after],
  }));
  return {
    sql: `${arms.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY ${orderBy(order)} LIMIT 1 OFFSET ?`,
    params: arms.flatMap(({ params }) => params),
  };
}

/** The statement that counts rows from behind a key up to another one, which it includes. */
export function countQuery(scope: ListScope, order: Order, after: number, upTo: number): SqlPiece {
  const arms = partsOf(scope, order).map(({ sql, params }) => ({
    sql: `SELECT count(*) AS n FROM ${sql} AND ${order.key} ${isUp(order) ? '> ?' : '< ?'} AND ${order.key} ${isUp(order) ? '<= ?' : '>= ?'}`,
    params: [...params, after, upTo],
  }));
  return {
    sql: `SELECT sum(n) AS count FROM (${arms.map(({ sql }) => sql).join(' UNION ALL ')})`,
    params: arms.flatMap(({ params }) => params),
  };
}

/** Merging several statuses row by row is slow: guesses keys between the ends of the list, and counts up to them. */
async function approach(
  reader: DatabaseReader,
  scope: ListScope,
  order: Order,
  { target, total }: { target: number; total: number },
): Promise<Waypoint> {
  let near = beginning(order);
  if (target <= WALKED_ROWS) return near;
  const ends = await endsOf(reader, scope, order);
  if (!ends) return near;
  let from = ends.first;
  let far: Waypoint = { key: ends.last, passed: total };
  for (let guesses = 0; guesses < MOST_GUESSES && target - near.passed > WALKED_ROWS; guesses++) {
    // A little short, because what lies between is then counted only once; every third time the middle, for lists that are not spread evenly.
    const share = guesses % 3 === 2 ? 0.5 : (0.98 * (target - near.passed)) / Math.max(1, far.passed - near.passed);
    const key = from + (far.key - from) * Math.min(1, share);
    const { sql, params } = countQuery(scope, order, near.key, key);
    const row = await reader.get<{ count: number }>(sql, params);
    const passed = near.passed + (row?.count ?? 0);
    if (passed <= target) {
      near = { key, passed };
      from = key;
    } else far = { key, passed };
  }
  return near;
}

async function endsOf(
  reader: DatabaseReader,
  scope: ListScope,
  order: Order,
): Promise<{ first: number; last: number } | null> {
  const whole: ListScope = { ...scope, statuses: [], type: null };
  const keys: number[] = [];
  for (const way of [order, reversed(order)]) {
    const { sql, params } = walkQuery(whole, way, beginning(way).key);
    const row = await reader.get<Record<Order['key'], number>>(sql, [...params, 0]);
    if (row) keys.push(row[order.key]);
  }
  const [first, last] = keys;
  return first === undefined || last === undefined ? null : { first, last };
}

function beginning(order: Order): Waypoint {
  return { key: isUp(order) ? -Number.MAX_VALUE : Number.MAX_VALUE, passed: 0 };
}

function isUp({ direction }: Order): boolean {
  return direction === 'ASC';
}

function reversed(order: Order): Order {
  return { key: order.key, direction: isUp(order) ? 'DESC' : 'ASC' };
}
