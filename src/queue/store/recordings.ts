import type { Transaction } from '../../database/index.js';
import { TwinRunningError } from '../item-processor.js';
import { rowBySeq, updateRow } from '../rows/row-writer.js';

/** More files than this are not looked at before a transfer. */
const MAX_HOLDERS = 20;

/**
 * Makes the track the only one that transfers the recording.
 * @returns completed items that hold it, newest first; none when the track is to be downloaded in any case
 * @throws TwinRunningError
 */
export async function claimRecording(
  tx: Transaction,
  seq: number,
  recording: string,
): Promise<{ id: string; outputPath: string }[]> {
  const twin = await tx.get(
    `SELECT 1 FROM item INDEXED BY item_recording
     WHERE recording = ? AND seq <> ? AND status IN ('downloading', 'processing') LIMIT 1`,
    [recording, seq],
  );
  if (twin) throw new TwinRunningError(recording);
  const row = await rowBySeq(tx, seq);
  if (row?.recording !== recording) await updateRow(tx, seq, { recording });
  if (row?.forced === 1) return [];
  return tx.all<{ id: string; outputPath: string }>(
    `SELECT id, output_path AS outputPath FROM item INDEXED BY item_recording
     WHERE recording = ? AND status = 'completed' AND output_path IS NOT NULL AND seq <> ?
     ORDER BY completed_at DESC LIMIT ${String(MAX_HOLDERS)}`,
    [recording, seq],
  );
}
