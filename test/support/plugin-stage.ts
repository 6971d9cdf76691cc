import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { eventually } from './eventually.js';
import type { Stage } from './stage.js';

/** A plugin as REST shows it. */
export interface ShownPlugin {
  id: string;
  enabled: boolean;
  state: string;
  reason: string | null;
  fault: string | null;
  pid: number | null;
}

/** A run as REST shows it. */
export interface ShownRun {
  id: number;
  itemId: string;
  plugin: string;
  hook: string;
  state: string;
  attempt: number;
  error: { kind: string; fault: string; message: string } | null;
  note: string | null;
}

/** What a spec asks of the plugins of a whole host. */
export class PluginStage {
  constructor(private readonly stage: Stage) {}

  /** Several at once. @param command `enable`, `disable`, `reset`, `restart` */
  async tell(command: string, ...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const { status, body } = await this.stage.host.api('POST', `/plugins/${id}/${command}`);
      if (status >= 300) throw new Error(`${command} ${id}: ${String(status)} ${JSON.stringify(body)}`);
    }
  }

  async configure(id: string, data: object): Promise<void> {
    const { status, body } = await this.stage.host.api('PUT', `/plugins/${id}/config`, { data });
    if (status >= 300) throw new Error(`settings of ${id}: ${String(status)} ${JSON.stringify(body)}`);
  }

  async plugin(id: string): Promise<ShownPlugin> {
    return (await this.stage.host.api<ShownPlugin>('GET', `/plugins/${id}`)).body;
  }

  async plugins(): Promise<ShownPlugin[]> {
    return (await this.stage.host.api<{ items: ShownPlugin[] }>('GET', '/plugins')).body.items;
  }

  /** @param query e.g. `item=track_1&plugin=x` */
  async runs(query: string): Promise<ShownRun[]> {
    const path = `/plugins/runs?limit=500&${query}`;
    return (await this.stage.host.api<{ items: ShownRun[] }>('GET', path)).body.items;
  }

  /** The only run of a plugin for an item, once it is in one of the states. */
  run(plugin: string, itemId: string, states: readonly string[], timeoutMs?: number): Promise<ShownRun> {
    return eventually(
      `the run of ${plugin} is ${states.join(' or ')}`,
      async () => {
        const [run] = await this.runs(`item=${encodeURIComponent(itemId)}&plugin=${plugin}`);
        return run && states.includes(run.state) ? run : null;
      },
      timeoutMs,
    );
  }

  /** Adds tracks of the sandbox. @returns the ids of their items */
  async download(...trackIds: readonly string[]): Promise<string[]> {
    const body = { items: trackIds.map((id) => ({ type: 'track', id })) };
    await this.stage.host.api('POST', '/downloads', body);
    return trackIds.map((id) => `track_${id}`);
  }

  /** An item, once the check holds. */
  item(id: string, why: string, check: (item: Item) => boolean, timeoutMs?: number): Promise<Item> {
    return eventually(
      `${id} ${why}`,
      async () => {
        const item = await this.stage.item(id);
        return check(item) ? item : null;
      },
      timeoutMs,
    );
  }

  /** What the timeline of an item says, in one text. */
  async timeline(id: string): Promise<string> {
    return JSON.stringify((await this.stage.host.api('GET', `/downloads/${id}/timeline`)).body);
  }

  /** Resolves when no item waits for a transfer or is in one. @returns ms since the call */
  async transferred(timeoutMs = 60_000): Promise<number> {
    const started = performance.now();
    await eventually(
      'all is transferred',
      async () => {
        const { queue } = (await this.stage.host.api<{ queue: Record<string, number> }>('GET', '/stats')).body;
        return queue.pending === 0 && queue.downloading === 0;
      },
      timeoutMs,
    );
    return performance.now() - started;
  }

  /** Processes of plugins, and all that they started: each works in a folder of its own below the data folder. */
  processes(): { pid: number; folder: string }[] {
    return processesIn(join(this.stage.dataDir, 'plugins', 'data'));
  }

  /** Does what a plugin does for an item once more. */
  async replay(plugin: string, itemId: string): Promise<void> {
    const { status, body } = await this.stage.host.api('POST', '/plugins/runs/replay', { itemId, plugin });
    if (status >= 300) throw new Error(`replay of ${plugin}: ${String(status)} ${JSON.stringify(body)}`);
  }

  /** Looks at the resident memory of the host from now on; MB. */
  watchMemory(): { end(): { before: number; peak: number } } {
    const { pid } = this.stage.host;
    const before = residentMb(pid);
    let peak = before;
    const timer = setInterval(() => (peak = Math.max(peak, residentMb(pid))), 50);
    timer.unref();
    return {
      end: () => {
        clearInterval(timer);
        return { before, peak };
      },
    };
  }
}

/** 0 when it is gone. */
function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function processesIn(folder: string): { pid: number; folder: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const cwd = readlinkSync(`/proc/${name}/cwd`);
        return cwd.startsWith(folder) ? [{ pid: Number(name), folder: cwd.slice(folder.length + 1) }] : [];
      } catch {
        return [];
      }
    });
}
