import type { SandboxFault } from './sandbox-fault.js';

/** What the account's plan allows; `none` may not stream at all. */
export const SANDBOX_PLANS = ['none', 'free', 'hq', 'lossless'] as const;
export type SandboxPlan = (typeof SANDBOX_PLANS)[number];

/** How the CDN cuts what it sends: by the operating system (0), in pieces of so many bytes, or in pieces of odd lengths. */
export type SandboxChunking = number | 'odd';

export interface RateLimit {
  /** Requests to catalogue, session and media together; 0 = none. */
  requests: number;
  windowMs: number;
  /** As measured: from three quarters of the limit on some requests are refused already, in between good ones. Default false. */
  isRagged?: boolean;
}

/** Switches that a sandbox starts with and `reset()` goes back to; as JSON also the scenario file of the command. */
export interface SandboxScenario {
  faults?: SandboxFault[];
  /** Default `lossless`. */
  plan?: SandboxPlan;
  /** Default 50 requests in 5 s, as the service documents. */
  rateLimit?: RateLimit;
  chunking?: SandboxChunking;
  /** Most entries on a page of a playlist, default 500. */
  playlistPageCap?: number;
  /** What the media service says of a format that the track does not have: no media, or code 2002. Default `empty`. */
  missingFormat?: 'empty' | '2002';
  /** Seconds until media URLs and track tokens expire, default 72,000 (20 h). */
  urlSeconds?: number;
  /** Seconds until preview URLs expire, default 900. */
  previewSeconds?: number;
}

export interface SandboxOptions {
  /** Default 0: any free one. */
  port?: number;
  /** Everything follows from it: account, secret, tokens. Default 1. */
  seed?: number;
  /** Size of `catalogue.ids.playlist.generated`, default 100. */
  tracks?: number;
  /** Size of every full file in bytes, rounded down to whole frames. Default: by the length of the track, seconds to a minute. */
  trackBytes?: number;
  /** CDN speed of one connection, 0 = none (default). */
  bytesPerSecond?: number;
  /** Short for `scenario.chunking` in bytes. */
  cdnChunkBytes?: number;
  scenario?: SandboxScenario;
}
