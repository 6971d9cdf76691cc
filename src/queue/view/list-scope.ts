import type { SqlValue } from '../../database/index.js';
import type { ItemStatus, ItemType } from '../../domain/index.js';

/** Place of a row in its list: its sort key and its seq. */
export type Place = [key: number, seq: number];

/** How a list is walked. */
export interface Order {
  key: 'rank' | 'seq';
  direction: 'ASC' | 'DESC';
}

/** Which list, and what of it. */
export interface ListScope {
  /** null: the top-level one. */
  parentSeq: number | null;
  /** None: all. */
  statuses: readonly ItemStatus[];
  type: ItemType | null;
}

/** Piece of a statement with its values. */
export interface SqlPiece {
  sql: string;
  params: SqlValue[];
}

/** They hold all that a list is filtered by, so that no row has to be read for what is passed over. */
const INDEXES = {
  rank: { all: 'item_list', byStatus: 'item_status_list' },
  seq: { all: 'item_added', byStatus: 'item_status_added' },
} as const;

/** @returns `rank ASC, seq ASC` and the like */
export function orderBy({ key, direction }: Order): string {
  return keysOf(key)
    .map((column) => `${column} ${direction}`)
    .join(', ');
}

/** @returns the columns of a place; the last one is unique */
export function keysOf(key: Order['key']): string[] {
  return key === 'rank' ? ['rank', 'seq'] : ['seq'];
}

/**
 * @returns `item INDEXED BY … WHERE …` once for each status, each of them in the order of its index: merged by UNION ALL with an
 *   ORDER BY they give the list, and nothing is sorted
 */
export function partsOf({ parentSeq, statuses, type }: ListScope, { key }: Order): SqlPiece[] {
  return (statuses.length > 0 ? statuses : [null]).map((status) => {
    const conditions: [string, ...SqlValue[]][] = [
      parentSeq === null ? ['parent_seq IS NULL'] : ['parent_seq = ?', parentSeq],
    ];
    if (status !== null) conditions.push(['status = ?', status]);
    if (type !== null) conditions.push(['type = ?', type]);
    const index = status === null ? INDEXES[key].all : INDEXES[key].byStatus;
    return {
      sql: `item INDEXED BY ${index} WHERE ${conditions.map(([text]) => text).join(' AND ')}`,
      params: conditions.flatMap(([, ...values]) => values),
    };
  });
}
