import type { ItemStage, TransferProgress } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { FlowMeter } from './flow-meter.js';

/** How one running track moves. */
export class TrackProgress {
  bytes: number;
  totalBytes: number | null;
  private readonly meter: FlowMeter;
  private stage: ItemStage | null = null;
  private lastSeenAt: number;

  /**
   * @param known what the item has already; not part of the flow
   * @param receivedBytes of them came over the line in this run, before anybody looked
   */
  constructor(
    readonly id: string,
    readonly parentId: string | null,
    known: { bytes: number; totalBytes: number | null },
    private receivedBytes: number,
    at: number,
  ) {
    this.meter = new FlowMeter(at);
    this.bytes = known.bytes;
    this.totalBytes = known.totalBytes;
    this.lastSeenAt = at;
  }

  /** @returns bytes that came over the line since the last call */
  record({ bytes, totalBytes, stage, receivedBytes }: TransferProgress, at: number): number {
    // Another run of the item counts from 0 again.
    const came = receivedBytes >= this.receivedBytes ? receivedBytes - this.receivedBytes : receivedBytes;
    this.receivedBytes = receivedBytes;
    this.bytes = bytes;
    this.totalBytes = totalBytes;
    this.stage = stage;
    this.lastSeenAt = at;
    this.meter.add(came, at);
    return came;
  }

  idleMs(at: number): number {
    return at - this.lastSeenAt;
  }

  /** 0–1; 0 while the size is unknown. */
  get fraction(): number {
    return this.totalBytes === null || this.totalBytes <= 0 ? 0 : Math.min(1, this.bytes / this.totalBytes);
  }

  entry(at: number): ProgressEntry {
    const { id, bytes, totalBytes, stage } = this;
    const bytesPerSecond = Math.round(this.meter.rate(at));
    const left = totalBytes === null ? null : Math.max(0, totalBytes - bytes);
    return {
      id,
      bytes,
      totalBytes,
      progress: percent(this.fraction),
      bytesPerSecond,
      etaSeconds: left === null ? null : secondsFor(left, bytesPerSecond),
      stage,
    };
  }
}

/** 0–100 with one decimal; 100 only when nothing is left. */
export function percent(fraction: number): number {
  return Math.floor(Math.min(1, Math.max(0, fraction)) * 1000) / 10;
}

/** @returns whole seconds, rounded up; null when it does not move */
export function secondsFor(bytes: number, bytesPerSecond: number): number | null {
  if (bytes === 0) return 0;
  return bytesPerSecond > 0 ? Math.ceil(bytes / bytesPerSecond) : null;
}
