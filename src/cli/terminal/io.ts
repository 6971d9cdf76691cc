import type { Readable, Writable } from 'node:stream';

/** A place to write to, perhaps a terminal. */
export type TextStream = Writable & { isTTY?: boolean; columns?: number; rows?: number };

/** All that a command touches of its process, so that tests can hand in their own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: TextStream;
  stderr: TextStream;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Aborted by SIGINT or SIGTERM; its reason is the name of the signal. */
  signal: AbortSignal;
}
