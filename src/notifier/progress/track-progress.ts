import type { ItemStage, TransferProgress } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { FlowMeter } from './flow-meter.js';

/** How one running track moves. */
export class TrackProgress {
  readonly meter: FlowMeter;
  bytes: number;
  totalBytes: number | null = null;
  private stage: ItemStage | null = null;
  private lastSeenAt: number;
  /** True until the transfer has said where it begins. */
  private isAwaitingStart = true;
  private isTransferred = false;

  /** @param bytes what the item had when it was claimed; not part of the flow */
  constructor(
    readonly id: string,
    readonly parentId: string | null,
    bytes: number,
    at: number,
  ) {
    this.meter = new FlowMeter(at);
    this.bytes = bytes;
    this.lastSeenAt = at;
  }

  /** @returns bytes that came in since the last call; 0 for those that a resume found on the disk */
  record({ bytes, totalBytes, stage }: TransferProgress, at: number): number {
    const isFlow = stage === 'transferring' && !(this.isAwaitingStart && this.bytes > 0);
    const came = isFlow ? Math.max(0, bytes - this.bytes) : 0;
    if (stage === 'transferring') this.isAwaitingStart = false;
    // A transfer may begin anew with fewer bytes than before.
    this.bytes = bytes;
    this.totalBytes = totalBytes;
    this.stage = stage;
    this.lastSeenAt = at;
    this.meter.add(came, at);
    return came;
  }

  /** The last bytes of a transfer, which its progress did not tell any more. @returns how many came in */
  finish(bytes: number, at: number): number {
    const came = Math.max(0, bytes - this.bytes);
    this.bytes = Math.max(bytes, this.bytes);
    this.isTransferred = true;
    this.meter.add(came, at);
    return came;
  }

  /** Whether all its bytes are there; it then only counts for its collection, until that counts it as completed. */
  get hasEnded(): boolean {
    return this.isTransferred;
  }

  idleMs(at: number): number {
    return at - this.lastSeenAt;
  }

  /** What it adds to the running part of its collection, 0–1. */
  get transferFraction(): number {
    return this.isTransferred ? 0 : this.fraction;
  }

  /** 0–1; 0 while the size is unknown. */
  private get fraction(): number {
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
