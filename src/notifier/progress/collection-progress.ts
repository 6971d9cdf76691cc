import type { ChildCounts, Item } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { SharedFlow } from './shared-flow.js';
import { percent, secondsFor, type TrackProgress } from './track-progress.js';

/** How one collection moves: what its row says of the tracks that rest, and what is measured of those that run. */
export class CollectionProgress {
  readonly flow: SharedFlow;
  /** null until the collection's row was seen. */
  private item: Item | null = null;

  constructor(
    readonly id: string,
    at: number,
  ) {
    this.flow = new SharedFlow(at);
  }

  get isKnown(): boolean {
    return this.item !== null;
  }

  update(item: Item): void {
    this.item = item;
  }

  /**
   * @param running its members that are tracked
   * @returns null while nothing is known of it
   */
  entry(running: readonly TrackProgress[], at: number): ProgressEntry | null {
    const { item } = this;
    if (!item?.children) return null;
    const bytesPerSecond = Math.round(this.flow.rate(at));
    const { bytes, progress, moved } = howFar(item, item.children, running);
    return {
      id: this.id,
      bytes,
      totalBytes: item.totalBytes,
      progress,
      bytesPerSecond,
      etaSeconds: item.expandedAt === null ? null : timeLeft(item.children, moved, bytes, bytesPerSecond),
      stage: item.stage,
    };
  }
}

/** @param item a collection as its row says it: its bytes are those of the members that do not run */
export function howFar(
  item: Item,
  { total, completed, skipped, processing }: ChildCounts,
  running: readonly TrackProgress[],
): { bytes: number; progress: number; moved: number } {
  const moved = processing + running.reduce((sum, { fraction }) => sum + fraction, 0);
  return {
    bytes: item.bytes + running.reduce((sum, track) => sum + track.bytes, 0),
    progress: percent(total === 0 ? 0 : (completed + skipped + moved) / total),
    moved,
  };
}

/**
 * The size of what is to come is not known: it counts as if it were as large, on average, as what has come.
 * @param moved members that were transferred and are not completed, running ones by their part
 */
function timeLeft(children: ChildCounts, moved: number, bytes: number, bytesPerSecond: number): number | null {
  const transferred = children.completed + moved;
  const left = children.pending + children.downloading + children.processing - moved;
  if (left <= 0) return 0;
  return transferred > 0 ? secondsFor((bytes / transferred) * left, bytesPerSecond) : null;
}
