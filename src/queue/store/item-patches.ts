import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock } from '../../domain/index.js';
import { logTimeline } from '../rows/item-log.js';
import type { ItemPatch } from '../item-processor.js';
import { ItemPublisher } from '../view/item-publisher.js';
import type { ItemRow } from '../rows/item-row.js';
import { rowBySeq, updateRow, type RowChange } from '../rows/row-writer.js';

/** Columns that clients see: their change is an event. */
const VISIBLE: readonly (keyof RowChange)[] = [
  'title',
  'artist',
  'album',
  'cover_url',
  'quality_got',
  'degraded',
  'output_path',
  'reused',
];

/** The columns that a processor's patch sets; absent fields stay. */
export function columnsOf(patch: ItemPatch): RowChange {
  const all: RowChange = {
    title: patch.title,
    artist: patch.artist,
    album: patch.album,
    cover_url: patch.coverUrl,
    meta: patch.meta === undefined ? undefined : JSON.stringify(patch.meta),
    quality_got: patch.qualityGot,
    degraded: patch.degraded === undefined ? undefined : Number(patch.degraded),
    bytes: patch.bytes,
    total_bytes: patch.totalBytes,
    staged: patch.staged === undefined ? undefined : patch.staged && JSON.stringify(patch.staged),
    output_path: patch.outputPath,
    reused: patch.reused,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Writes what a processor says of its item. */
@Injectable()
export class ItemPatches {
  constructor(
    private readonly clock: Clock,
    private readonly publisher: ItemPublisher,
  ) {}

  async save(tx: Transaction, seq: number, patch: ItemPatch): Promise<void> {
    const row = await rowBySeq(tx, seq);
    if (row) await this.write(tx, row, patch);
  }

  /** @param row as it is; @param more columns that are nobody's but the queue's */
  async write(tx: Transaction, row: ItemRow, patch: ItemPatch, more: RowChange = {}): Promise<void> {
    if (patch.transferStartedAt !== undefined) {
      await tx.run('INSERT INTO transfer (item_id, at) VALUES (?, ?)', [row.id, patch.transferStartedAt]);
    }
    if (patch.note !== undefined) await this.note(tx, row, patch.note);
    const change = { ...columnsOf(patch), ...more };
    // A run that was cancelled ends with a last checkpoint, of bytes that are about to be dropped.
    if (row.status === 'cancelled') delete change.staged;
    if (Object.keys(change).length === 0) return;
    const after = await updateRow(tx, row.seq, change);
    if (after && isVisible(row, after)) this.publisher.updated(tx, after, null);
  }

  /** For the timeline; once, since a later attempt finds out the same. */
  async note(tx: Transaction, row: ItemRow, message: string): Promise<void> {
    const said = await tx.get("SELECT 1 FROM timeline WHERE item_seq = ? AND event = 'note' AND message = ? LIMIT 1", [
      row.seq,
      message,
    ]);
    if (!said) logTimeline(tx, row, this.clock.now(), null, { event: 'note', message });
  }
}

function isVisible(before: ItemRow, after: ItemRow): boolean {
  return VISIBLE.some((column) => before[column] !== after[column]);
}
