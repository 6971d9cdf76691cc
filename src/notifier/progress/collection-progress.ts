import type { ChildCounts, Item } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { FlowMeter } from './flow-meter.js';
import { percent, secondsFor, type TrackProgress } from './track-progress.js';

/** How one collection moves: what its row says of the tracks that rest, and what is measured of those that run. */
export class CollectionProgress {
  readonly meter: FlowMeter;
  /** null until the collection's row was seen. */
  private item: Item | null = null;

  constructor(
    readonly id: string,
    at: number,
  ) {
    this.meter = new FlowMeter(at);
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
    const bytes = item.bytes + running.reduce((sum, track) => sum + track.bytes, 0);
    const fraction = fractionOf(item.children, running);
    const bytesPerSecond = Math.round(this.meter.rate(at));
    return {
      id: this.id,
      bytes,
      totalBytes: item.totalBytes,
      progress: percent(fraction),
      bytesPerSecond,
      etaSeconds: item.expandedAt === null ? null : timeLeft(bytes, item.totalBytes, fraction, bytesPerSecond),
      stage: item.stage,
    };
  }
}

/** Tracks count alike: the size of those to come is not known. */
function fractionOf(children: ChildCounts, running: readonly TrackProgress[]): number {
  if (children.total === 0) return 0;
  const settled = children.completed + children.failed + children.cancelled + children.skipped + children.processing;
  return (settled + running.reduce((sum, track) => sum + track.fraction, 0)) / children.total;
}

function timeLeft(bytes: number, totalBytes: number | null, fraction: number, bytesPerSecond: number): number | null {
  if (totalBytes !== null) return secondsFor(Math.max(0, totalBytes - bytes), bytesPerSecond);
  if (fraction >= 1) return 0;
  // As if what is to come were as large, on average, as what has come.
  return fraction > 0 ? secondsFor((bytes * (1 - fraction)) / fraction, bytesPerSecond) : null;
}
