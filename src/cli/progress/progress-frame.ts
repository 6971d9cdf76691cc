import type { Waiting } from '../../wire/index.js';

/** One running transfer, as it is drawn. */
export interface TransferRow {
  id: string;
  name: string;
  /** `resolving`, `transferring`, `verifying`, `processing`, `publishing`; empty while unknown. */
  stage: string;
  /** 0–100. */
  progress: number;
  bytesPerSecond: number;
  etaSeconds: number | null;
}

/** All that a view of the progress draws at one moment. */
export interface ProgressFrame {
  transfers: TransferRow[];
  /** Tracks, collections resolved into theirs. */
  done: number;
  failed: number;
  total: number;
  bytes: number;
  bytesPerSecond: number;
  etaSeconds: number | null;
  /** What holds the whole queue. */
  waiting: Waiting | null;
}
