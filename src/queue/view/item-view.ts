import { Injectable } from '@nestjs/common';
import type { Item, Waiting } from '../../domain/index.js';
import { childCounts, percent, toItem } from '../rows/item-mapper.js';
import { isCollection, laneOf, type ItemRow } from '../rows/item-row.js';
import { LiveRuns } from '../live/live-runs.js';
import { QueueHolds } from '../live/queue-holds.js';

/** Rows as clients see them: with what holds the whole queue, and with the live state of what runs. */
@Injectable()
export class ItemView {
  constructor(
    private readonly holds: QueueHolds,
    private readonly runs: LiveRuns,
  ) {}

  /** With what runs of it, in bytes and progress; of a collection that is what its members are at. */
  of(row: ItemRow): Item {
    const item = this.atRest(row);
    return row.n_downloading > 0 ? this.withRunning(item, row) : item;
  }

  /** A collection as its row says it: without the members that run. A track as {@link of}. */
  atRest(row: ItemRow): Item {
    const item = toItem(row);
    if (row.status === 'pending') item.waiting ??= this.heldBy(row);
    const run = this.runs.get(row.seq);
    // A run that has just ended is still there when its outcome is published.
    if (!run || row.status !== (run.phase === 'download' ? 'downloading' : 'processing')) return item;
    return {
      ...item,
      stage: run.stage,
      bytes: run.bytes,
      totalBytes: run.totalBytes ?? item.totalBytes,
      progress: percent(run.bytes, run.totalBytes ?? item.totalBytes ?? 0),
    };
  }

  private withRunning(item: Item, row: ItemRow): Item {
    const running = this.runs.downloadsOf(row.seq);
    const fraction = running.reduce(
      (sum, run) => sum + (run.totalBytes ? Math.min(1, run.bytes / run.totalBytes) : 0),
      0,
    );
    const { total, completed, skipped, processing } = childCounts(row);
    return {
      ...item,
      bytes: running.reduce((sum, run) => sum + run.bytes, row.bytes),
      progress: percent(completed + skipped + processing + fraction, total),
    };
  }

  private heldBy(row: ItemRow): Waiting | null {
    // A collection that is still to be expanded waits for other things than its tracks.
    if (isCollection(row) && childCounts(row).total === 0) return this.holds.expansionHold(row.lane);
    return this.holds.laneHold(laneOf(row.quality));
  }
}
