import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxCatalogue } from '../../../src/sandbox/index.js';

const program = fileURLToPath(new URL('./upstream-main.ts', import.meta.url));

export interface UpstreamOptions {
  /** Of the generated playlist. */
  tracks: number;
  /** Of each file, rounded down to whole frames. */
  trackBytes: number;
  /** How many of the tracks are made and encrypted beforehand; the others when they are asked for first. */
  stocked?: number;
  /** Speed of one connection, with `isSandboxAlone`; default 0 = none. */
  bytesPerSecond?: number;
  /** Speed of the line that all connections share, without `isSandboxAlone`; default 0 = none. */
  lineBytesPerSecond?: number;
  /** The sandbox makes and encrypts media while it sends them: costs time, not memory. Nothing is seen then. */
  isSandboxAlone?: boolean;
}

/** What the service has seen so far. */
export interface Seen {
  event: 'seen';
  /** By track: when its first byte was sent first, epoch ms with fractions. */
  firstByteAt: Record<string, number>;
  /** When the catalogue's last answer was sent. */
  catalogueAt: number;
  /** Time that it took for all answers so far, ms. */
  catalogueMs: number;
}

interface Opened {
  event: 'open';
  environment: Record<string, string>;
  playlist: string;
  /** Of all tracks of the playlist. */
  trackIds: number[];
  /** Where the bytes of the stocked tracks are to be had by anybody. */
  urls: string[];
  sandboxIds: SandboxCatalogue['ids'];
}

export type UpstreamMessage = Opened | Seen;

export interface Upstream extends Omit<Opened, 'event'> {
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

/** Starts the service that hosts download from, in a process of its own. */
export async function startUpstream(options: UpstreamOptions): Promise<Upstream> {
  const child = fork(program, [JSON.stringify(options)], { execArgv: ['--import', '@swc-node/register/esm-register'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the service ended with ${String(code)} before it was open`);
  });
  const [opened] = (await Promise.race([once(child, 'message'), failed])) as [Opened];
  failed.catch(() => undefined);
  return {
    ...opened,
    seen: async () => {
      child.send('seen');
      const [seen] = (await once(child, 'message')) as [Seen];
      return seen;
    },
    close: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
