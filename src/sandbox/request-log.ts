import type { SandboxService } from './sandbox-fault.js';

/** What one request was and what became of it. Entries of running answers go on changing. */
export interface RequestLogEntry {
  /** Epoch milliseconds at which it came in, real time. */
  at: number;
  service: SandboxService;
  method: string;
  /** Catalogue: path and query. Session: path and method. Others: the path alone, because the query is a credential. */
  path: string;
  /** The tracks that it is about, as far as the path or the body tell. */
  trackIds: string[];
  /** The `Range` header, `null` when there was none. */
  range: string | null;
  /** HTTP status; 0 when none was sent. */
  status: number;
  /** Bytes of the body that were handed to the network. */
  bytesSent: number;
  /** The fault that it met. */
  fault: string | null;
  /** When the answer ended or broke off; `null` while it runs. */
  endedAt: number | null;
}

const MOST_ENTRIES = 100_000;

/** Adds an entry; of a log that is too long the oldest tenth is forgotten. */
export function addToLog(log: RequestLogEntry[], entry: RequestLogEntry): void {
  log.push(entry);
  if (log.length > MOST_ENTRIES) log.splice(0, MOST_ENTRIES / 10);
}
