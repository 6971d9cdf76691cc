import type { Encryption, Quality } from '../../domain/index.js';
import type { AudioFacts } from '../../library/lean.js';

/** How far a transfer is, to be kept for going on after a restart. */
export interface TransferCheckpoint {
  /** Offset known to be on the disk (fdatasync). */
  durableBytes: number;
  /** Strong ETag of the body, for If-Range. */
  validator: string | null;
  totalBytes: number | null;
}

/** What an earlier run left. */
export interface TransferResume {
  /** How many of the staged bytes may be believed; those behind them are dropped. */
  trustedBytes: number;
  validator: string | null;
  totalBytes: number | null;
}

export interface TransferRequest {
  /** For the recognition of outages, e.g. `deezer-cdn`. */
  service: string;
  /** Alternatives, tried in order. Credentials: never logged or shown. */
  urls: readonly string[];
  /** Its folder exists. Staged bytes are what was transferred, from the first byte on. */
  stagingPath: string;
  format: Quality;
  /** null = the bytes come plain. */
  encryption: Encryption | null;
  /** What the catalogue says of the size; for display until the server says. */
  expectedBytes: number | null;
  /** null = whatever is staged is worthless. */
  resume: TransferResume | null;
  signal: AbortSignal;
  /** Called with each chunk: must be cheap. */
  onProgress(bytes: number, totalBytes: number | null): void;
  /** At the head of the answer, every 8 MiB or 5 s, when the bytes turn out worthless (0), and when it ends without success. */
  onCheckpoint(checkpoint: TransferCheckpoint): void | Promise<void>;
}

export interface TransferResult {
  /** Length of the staged file. */
  bytes: number;
  totalBytes: number;
  validator: string | null;
  /** What the verifier found on the way; null when the engine does not verify. */
  facts: AudioFacts | null;
}

/** Brings the bytes of one file into staging (port): in process, or in worker threads. */
export abstract class TransferEngine {
  /**
   * Transfers, decrypts and verifies one file, going on from what is staged. On any failure what is staged stays for the next time, unless it
   * turned out worthless: then it is emptied.
   * @throws UrlExpiredError (resolve again, once), NetworkError, TimeoutError, RateLimitedError, InvalidResponseError, EmptyError,
   *   CorruptError, DecryptionError, DiskFullError, FilesystemError, or the signal's reason when aborted
   */
  abstract transfer(request: TransferRequest): Promise<TransferResult>;
}
