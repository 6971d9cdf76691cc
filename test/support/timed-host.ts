import { readlinkSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startHost, type HostProcess } from './host-process.js';
import { eventually } from './eventually.js';
import { pluginsAtRest } from './plugins-at-rest.js';
import { cpuSecondsOf, readOrEmpty, residentMibOf } from './process-figures.js';

const LOOK_MS = 50;

/** What a collection took, from its request until all of it is published and its plugins are at rest. */
export interface Timing {
  seconds: number;
  /** Processor time of the host alone. */
  cpuSeconds: number;
  /** Processor time of the plugins' processes, as long as they were seen. */
  pluginCpuSeconds: number;
  /** Most resident memory, in MiB, by program: `host` and the ids of plugins. */
  residentMb: Record<string, number>;
}

export interface TimedRequest {
  sandbox: Pick<Sandbox, 'environment'>;
  /** Made and deleted again. */
  folder: string;
  plugins: 'off' | 'bundled';
  type: 'album' | 'playlist';
  id: string;
  environment?: Record<string, string>;
  /** Before the time runs. */
  prepare?: (host: HostProcess) => Promise<void>;
  timeoutMs?: number;
}

/** A host of its own with folders of its own downloads one collection. */
export async function timedDownload(request: TimedRequest): Promise<Timing> {
  const { sandbox, folder, plugins, type, id, timeoutMs = 600_000 } = request;
  const host = await startHost({
    ...sandbox.environment(),
    DEEMUSIC_DATA_DIR: join(folder, 'data'),
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
    DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
    DEEMUSIC_DEEZER_TRACKS_PER_DAY: '0',
    DEEMUSIC_PLUGINS: plugins,
    ...request.environment,
  });
  try {
    await request.prepare?.(host);
    const watch = watchProcesses(host);
    const before = cpuSecondsOf(host.pid);
    const started = performance.now();
    await host.api('POST', '/downloads', { type, id });
    const item = await eventually(
      `${type} ${id} is there`,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        const { body } = await host.api<Item>('GET', `/downloads/${type}_${id}`);
        return ['completed', 'partial', 'failed'].includes(body.status) ? body : null;
      },
      timeoutMs,
    );
    if (plugins !== 'off') await pluginsAtRest(() => host, timeoutMs);
    const seconds = (performance.now() - started) / 1000;
    const seen = watch.end();
    if (item.status !== 'completed') throw new Error(`${type} ${id} is ${item.status}: ${JSON.stringify(item)}`);
    return { seconds, cpuSeconds: cpuSecondsOf(host.pid) - before, ...seen };
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Looks at the host and at the processes that it started, ten times a second. Nothing is seen where there is no `/proc`. */
function watchProcesses(host: HostProcess): { end: () => Pick<Timing, 'residentMb' | 'pluginCpuSeconds'> } {
  const residentMb: Record<string, number> = {};
  const cpu = new Map<number, number>();
  const note = (name: string, pid: number): void => {
    residentMb[name] = Math.max(residentMb[name] ?? 0, Math.round(residentMibOf(pid) || 0));
  };
  const timer = setInterval(() => {
    note('host', host.pid);
    for (const { pid, name } of pluginsOf(host.pid)) {
      note(name, pid);
      const used = cpuSecondsOf(pid);
      if (!Number.isNaN(used)) cpu.set(pid, used);
    }
  }, 100);
  return {
    end: () => {
      clearInterval(timer);
      return { residentMb, pluginCpuSeconds: [...cpu.values()].reduce((sum, used) => sum + used, 0) };
    },
  };
}

/** The processes of plugins, by the folders they work in, `<data>/plugins/data/<id>`. */
function pluginsOf(pid: number): { pid: number; name: string }[] {
  const children = readOrEmpty(`/proc/${String(pid)}/task/${String(pid)}/children`)
    .trim()
    .split(' ')
    .filter(Boolean);
  return children.flatMap((child) => {
    const folder = folderOf(child);
    return basename(dirname(folder)) === 'data' ? [{ pid: Number(child), name: basename(folder) }] : [];
  });
}

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
