import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { RunInterruption, TwinRunningError, type Undertaken, type Undertaking } from '../item-processor.js';
import type { ItemRow } from '../rows/item-row.js';
import { ItemPatches } from './item-patches.js';
import { PathReservations } from './path-reservations.js';

/** More files than this are not looked at before a transfer. */
const MAX_HOLDERS = 20;

/** The item itself, then whoever transfers its recording, then who has it; the newest first. */
export const ITEM_AND_TWINS = `
SELECT * FROM item WHERE seq = ?1
UNION ALL SELECT * FROM (
  SELECT * FROM item INDEXED BY item_recording
  WHERE recording = ?2 AND seq <> ?1 AND status IN ('downloading', 'processing') LIMIT 1)
UNION ALL SELECT * FROM (
  SELECT * FROM item INDEXED BY item_recording
  WHERE recording = ?2 AND seq <> ?1 AND status = 'completed' AND output_path IS NOT NULL
  ORDER BY completed_at DESC LIMIT ${String(MAX_HOLDERS)})`;

/** What a run has found out and is about to do, in as few statements as there can be: every track comes by here. */
@Injectable()
export class Undertakings {
  constructor(
    private readonly paths: PathReservations,
    private readonly patches: ItemPatches,
  ) {}

  /** @throws TwinRunningError; RunInterruption when the item was taken off the list; what `begin.admit` throws */
  async undertake(tx: Transaction, seq: number, undertaking: Undertaking): Promise<Undertaken> {
    const { recording, candidates, patch, begin } = undertaking;
    const rows = await tx.all<ItemRow>(ITEM_AND_TWINS, [seq, recording]);
    const item = rows.shift();
    // Nobody would ever free the name.
    if (item?.seq !== seq) throw new RunInterruption('cancelled');
    if (rows.some(({ status }) => status !== 'completed')) throw new TwinRunningError(recording);
    const holders = item.forced === 1 ? [] : rows.flatMap(holder);
    const path = await this.paths.reserve(tx, candidates, recording, { seq, outputPath: item.output_path });
    const isBegun = begin !== null && holders.length === 0;
    if (isBegun) await begin.admit(tx);
    const change = { recording, target_path: path };
    await this.patches.write(tx, item, isBegun ? { ...patch, ...begin.patch } : patch, change);
    if (item.target_path !== null && item.target_path !== path) await this.paths.releaseUnused(tx, item.target_path);
    return { path, holders };
  }
}

function holder({ id, output_path: outputPath }: ItemRow): Undertaken['holders'] {
  return outputPath === null ? [] : [{ id, outputPath }];
}
