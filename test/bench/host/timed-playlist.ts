import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HostProcess } from '../../support/host-process.js';
import { cpuSecondsOf } from '../../support/process-figures.js';
import type { Upstream } from '../upstream/upstream.js';
import { completed, eventLoopP99Ms, startBenchHost } from './bench-host.js';

export interface PlaylistTiming {
  /** From the request until all of it is published, and until the disk has it where asked. */
  seconds: number;
  cpuSeconds: number;
  eventLoopP99Ms: number;
}

interface PlaylistRequest {
  upstream: Upstream;
  /** Made and deleted again. */
  folder: string;
  /** Whether the time counts until the file system has written all that it still held. */
  isSynced: boolean;
  /** Before the time runs. @returns what ends it, afterwards */
  prepare?: (host: HostProcess) => Promise<() => Promise<void>>;
}

/** A fresh host downloads the whole generated playlist. */
export async function timedPlaylist(request: PlaylistRequest): Promise<PlaylistTiming> {
  const { upstream, folder, isSynced } = request;
  const host = await startBenchHost(folder, upstream.environment);
  const end = await request.prepare?.(host);
  try {
    const cpuBefore = cpuSecondsOf(host.pid);
    await eventLoopP99Ms(host);
    const started = performance.now();
    await host.api('POST', '/downloads', { type: 'playlist', id: upstream.playlist });
    await completed(host, `playlist_${upstream.playlist}`);
    if (isSynced) syncFileSystem(join(folder, 'music'));
    const seconds = (performance.now() - started) / 1000;
    return {
      seconds,
      cpuSeconds: cpuSecondsOf(host.pid) - cpuBefore,
      eventLoopP99Ms: await eventLoopP99Ms(host),
    };
  } finally {
    await end?.();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes what the file system of a folder still holds. @throws Error where there is no `sync` */
export function syncFileSystem(folder: string): void {
  const { status } = spawnSync('sync', ['-f', folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error('`sync -f` failed: the figures would not count what is still to be written');
}
