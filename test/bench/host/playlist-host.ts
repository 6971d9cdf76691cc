import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cpuSecondsOf } from '../../support/process-figures.js';
import type { HostProcess } from '../../support/host-process.js';
import type { Upstream } from '../upstream/upstream.js';
import { completed, eventLoopP99Ms, startBenchHost } from './bench-host.js';

export interface PlaylistTiming {
  /** From the request until all of it is published, and until the disk has it where asked. */
  seconds: number;
  cpuSeconds: number;
  eventLoopP99Ms: number;
}

/** A host that downloads the whole generated playlist again and again. */
export interface PlaylistHost {
  host: HostProcess;
  /** One time, from nothing: it is removed with its files afterwards. */
  download(this: void): Promise<PlaylistTiming>;
  stop(this: void): Promise<void>;
}

interface PlaylistOptions {
  upstream: Upstream;
  folder: string;
  /** Whether the time counts until the file system has written all that it still held. */
  isSynced: boolean;
}

/**
 * Starts it, and has it download the playlist once: a host runs for weeks, and what Node compiles in the first seconds is not what it takes
 * for a track.
 */
export async function startPlaylistHost({ upstream, folder, isSynced }: PlaylistOptions): Promise<PlaylistHost> {
  const host = await startBenchHost(folder, upstream.environment);
  const id = `playlist_${upstream.playlist}`;
  const download = async (): Promise<PlaylistTiming> => {
    const cpuBefore = cpuSecondsOf(host.pid);
    await eventLoopP99Ms(host);
    const started = performance.now();
    await host.api('POST', '/downloads', { type: 'playlist', id: upstream.playlist });
    await completed(host, id);
    if (isSynced) syncFileSystem(join(folder, 'music'));
    const seconds = (performance.now() - started) / 1000;
    const timing = {
      seconds,
      cpuSeconds: cpuSecondsOf(host.pid) - cpuBefore,
      eventLoopP99Ms: await eventLoopP99Ms(host),
    };
    const { status } = await host.api('DELETE', `/downloads/${id}?files=delete`);
    if (status >= 300) throw new Error(`${id} could not be removed: ${String(status)}`);
    return timing;
  };
  await download();
  return { host, download, stop: () => host.stop().then(() => undefined) };
}

/** Writes what the file system of a folder still holds. @throws Error where there is no `sync` */
function syncFileSystem(folder: string): void {
  const { status } = spawnSync('sync', ['-f', folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error('`sync -f` failed: the figures would not count what is still to be written');
}
