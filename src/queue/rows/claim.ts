import type { DatabaseReader, Transaction } from '../../database/index.js';
import type { ItemRow, Lane } from './item-row.js';

/**
 * The next due tracks of a lane, whatever the size of the queue. `INDEXED BY` is not optional: without it the planner
 * takes the list's index and sorts the queue at every claim. Passed over: what is being transferred or published by
 * another item already, by id or by recording.
 */
export const NEXT_DUE = `
SELECT * FROM item INDEXED BY item_claim
WHERE status = 'pending' AND waiting IS NULL AND type = 'track' AND lane = ?
  AND NOT EXISTS (
    SELECT 1 FROM item AS twin INDEXED BY item_busy
    WHERE twin.type = 'track' AND twin.status IN ('downloading', 'processing')
      AND twin.source_id = item.source_id AND twin.source = item.source AND twin.lane = item.lane)
  AND NOT EXISTS (
    SELECT 1 FROM item AS twin INDEXED BY item_recording
    WHERE twin.recording = item.recording AND twin.status IN ('downloading', 'processing'))
ORDER BY priority, turn, seq LIMIT ?`;

/** What is claimed next, of one source and quality; it may change until then. */
export const UPCOMING = `
SELECT source_id AS sourceId FROM (
  SELECT source, source_id, quality FROM item INDEXED BY item_claim
  WHERE status = 'pending' AND waiting IS NULL AND type = 'track' AND lane = ?
  ORDER BY priority, turn, seq LIMIT ?)
WHERE source = ? AND quality = ?`;

const CURRENT_TURN = `
SELECT turn FROM item INDEXED BY item_claim
WHERE status = 'pending' AND waiting IS NULL AND type = 'track' AND lane = ? AND priority = ?
ORDER BY turn LIMIT 1`;

const LAST_LOOSE_TURN = `
SELECT turn FROM item INDEXED BY item_loose
WHERE status = 'pending' AND type = 'track' AND parent_seq IS NULL AND priority = ?
ORDER BY turn DESC LIMIT 1`;

/** @returns the due tracks that come first among the open lanes, at most that many; there may be twins among them */
export async function nextDue(tx: Transaction, lanes: readonly Lane[], limit: number): Promise<ItemRow[]> {
  if (lanes.length === 0) return [];
  const each = lanes.map(() => `SELECT * FROM (${NEXT_DUE})`);
  const params = lanes.flatMap((lane) => [lane, limit]);
  const rows = await tx.all<ItemRow>(each.join(' UNION ALL '), params);
  rows.sort((a, b) => a.priority - b.priority || a.turn - b.turn || a.seq - b.seq);
  return rows.slice(0, limit);
}

/** Of tracks that would be claimed together: what is the same track or recording only once. */
export function withoutTwins(rows: readonly ItemRow[]): ItemRow[] {
  const taken = new Set<string>();
  return rows.filter(({ source, source_id: sourceId, lane, recording }) => {
    const names = [`${source} ${sourceId} ${String(lane)}`, ...(recording === null ? [] : [`recording ${recording}`])];
    const isTwin = names.some((name) => taken.has(name));
    for (const name of names) taken.add(name);
    return !isTwin;
  });
}

/** The turn that is served now among tracks of the priority, or null when none is due. */
export async function currentTurn(from: Transaction | DatabaseReader, priority: number): Promise<number | null> {
  const turns: number[] = [];
  for (const lane of [0, 1]) {
    const row = await from.get<{ turn: number }>(CURRENT_TURN, [lane, priority]);
    if (row) turns.push(row.turn);
  }
  return turns.length > 0 ? Math.min(...turns) : null;
}

/** The turn of the last single track that waits, or null. */
export async function lastLooseTurn(tx: Transaction, priority: number): Promise<number | null> {
  return (await tx.get<{ turn: number }>(LAST_LOOSE_TURN, [priority]))?.turn ?? null;
}
