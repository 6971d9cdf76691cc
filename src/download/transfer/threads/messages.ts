import type { NetworkPolicy } from '../../../http/lean.js';
import type { TransferCheckpoint, TransferRequest, TransferResult } from '../transfer-engine.js';
import type { ErrorData } from './error-data.js';

/** A transfer as data: what of a request can cross to another thread. Credentials in it: never logged. */
export type TransferOrder = Omit<TransferRequest, 'signal' | 'onProgress' | 'onCheckpoint'>;

/** From the host to a transfer thread; `id` is the transfer. Bytes never cross. */
export type ToThread =
  | { kind: 'start'; id: number; order: TransferOrder; policy: NetworkPolicy }
  | { kind: 'abort'; id: number }
  /** The checkpoint is committed, or could not be. */
  | { kind: 'kept'; id: number; isKept: boolean }
  /** Bytes that were asked for may pass. */
  | { kind: 'granted'; id: number }
  /** What the outage monitor says of a failure. */
  | { kind: 'judged'; question: number; hold: 'network' | undefined }
  /** Whether anybody has to ask before bytes pass. */
  | { kind: 'limit'; isFree: boolean };

/** From a transfer thread to the host. */
export type FromThread =
  | { kind: 'progress'; id: number; bytes: number; totalBytes: number | null }
  | { kind: 'checkpoint'; id: number; checkpoint: TransferCheckpoint }
  | { kind: 'take'; id: number; bytes: number }
  | { kind: 'succeeded'; service: string }
  | { kind: 'failed'; question: number; service: string; address: string | null }
  | { kind: 'done'; id: number; result: TransferResult }
  | { kind: 'ended'; id: number; error: ErrorData };

/** The end of a line to another thread. */
export interface Line<Out> {
  postMessage(message: Out): void;
}
