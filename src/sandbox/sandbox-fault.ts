/** The four services that the sandbox stands in for. */
export const SANDBOX_SERVICES = ['catalogue', 'session', 'media', 'cdn'] as const;
export type SandboxService = (typeof SANDBOX_SERVICES)[number];

/** What can go wrong; `docs/sandbox.md` tells which service knows which, and what each one does. */
export const FAULT_KINDS = [
  // Every service.
  'status',
  'refused',
  'no-answer',
  'reset',
  'stall',
  'slow',
  'empty',
  'garbage',
  'html',
  // Services that answer JSON.
  'invalid-json',
  'missing-field',
  'quota',
  'error',
  'error-without-code',
  'not-found-text',
  'bare-true',
  'bare-false',
  'total-drift',
  // The session.
  'csrf',
  'auth',
  // The media service.
  'token-error',
  'no-media',
  'licence',
  // The CDN.
  'short',
  'truncated',
  'ignore-range',
  'wrong-range',
  'wrong-length',
  'no-length',
  'changed-etag',
  'nul-prefix',
  'mislabel',
  'bit-flip',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault; requests that fit meet it until it is used up. */
export interface SandboxFault {
  service: SandboxService;
  kind: FaultKind;
  /** A track id, or a part of path and query (session: `method=…`). Without it: every request of the service. */
  match?: string;
  /** How many requests meet it, default 1; 0 = all, until `reset()`. */
  times?: number;
  /** How many fitting requests go through before it begins, default 0. */
  skip?: number;
  /** Byte offset within the whole file at which a CDN fault happens, default the middle of the file. */
  at?: number;
  /** CDN: only this source (0 or 1) of a medium. */
  source?: 0 | 1;
  /** HTTP status of `status`, default 503. */
  status?: number;
  /** Seconds in a `Retry-After` header of `status` and `quota`. */
  retryAfter?: number;
  /** Code of `error` (default 700) and `token-error` (default 2002). */
  code?: number;
  /** Dotted path of the field that `missing-field` takes out, default the first one. */
  field?: string;
  /** CDN: bytes per second of `slow`, default 65,536; other services: see `delayMs`. */
  bytesPerSecond?: number;
  /** Milliseconds until the answer begins, with any kind; default 0, `slow` of a service of JSON 200. */
  delayMs?: number;
  /** NUL bytes of `nul-prefix`, default 512; how far `wrong-range` and `wrong-length` are off, default 1000. */
  bytes?: number;
}
