import { afterAll } from '@jest/globals';
import { join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { eventually } from './eventually.js';
import { startHost, type HostProcess } from './host-process.js';
import { tempDir } from './temp-dir.js';

/** A sandbox and the real host on it, with a library and a data folder of their own. */
export interface Stage {
  sandbox: Sandbox;
  /** The present host; another one after `restart`. */
  host: HostProcess;
  dataDir: string;
  library: string;
  /** Starts a host again on the same folders. */
  restart(environment?: Record<string, string>): Promise<HostProcess>;
  item(id: string): Promise<Item>;
  children(id: string): Promise<Item[]>;
  /** Waits until an item rests. */
  settled(id: string, timeoutMs?: number): Promise<Item>;
  /** Waits until an item rests and plugins are through with it, and with its members. */
  worked(id: string, timeoutMs?: number): Promise<Item>;
}

const RESTING = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];

/**
 * Sets the stage for a spec file; everything is closed when the file has ended.
 * @param through a program that becomes the host, see {@link startHost}
 */
export async function setStage(
  options: SandboxOptions = {},
  environment: Record<string, string> = {},
  through: readonly string[] = [],
): Promise<Stage> {
  const closing: (() => Promise<unknown>)[] = [];
  // Before the folder's own end: a host that still runs would write into what is being deleted.
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });
  const folder = tempDir('stage');
  const sandbox = await startSandbox(options);
  closing.push(() => sandbox.close());
  const dataDir = join(folder, 'data');
  const library = environment.DEEMUSIC_DOWNLOAD_OUTPUT_DIR ?? join(folder, 'music');
  const settings = {
    ...sandbox.environment(),
    DEEMUSIC_DATA_DIR: dataDir,
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: library,
    DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
    ...environment,
  };
  const stage: Stage = {
    sandbox,
    host: await startHost(settings, through),
    dataDir,
    library,
    restart: async (changed = {}) => (stage.host = await startHost({ ...settings, ...changed }, through)),
    item: async (id) => (await stage.host.api<Item>('GET', `/downloads/${encodeURIComponent(id)}`)).body,
    children: async (id) => {
      const all: Item[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const path = `/downloads/${encodeURIComponent(id)}/children?limit=500${query}`;
        const { body } = await stage.host.api<{ items: Item[]; nextCursor: string | null }>('GET', path);
        all.push(...body.items);
        cursor = body.nextCursor;
      } while (cursor !== null);
      return all;
    },
    settled: (id, timeoutMs = 30_000) =>
      eventually(
        `${id} rests`,
        async () => {
          const item = await stage.item(id);
          return RESTING.includes(item.status) ? item : null;
        },
        timeoutMs,
      ),
    worked: (id, timeoutMs = 60_000) =>
      eventually(
        `the plugins are through with ${id}`,
        async () => {
          const item = await stage.settled(id, timeoutMs);
          const all = item.type === 'track' ? [item] : [item, ...(await stage.children(id))];
          return all.every(({ post }) => post !== 'pending') ? item : null;
        },
        timeoutMs,
      ),
  };
  closing.push(() => stage.host.stop());
  return stage;
}

/** A stage whose files are just the bytes of the service: there is no plugin that tags them. */
export function setBareStage(options: SandboxOptions = {}, environment: Record<string, string> = {}): Promise<Stage> {
  return setStage(options, { DEEMUSIC_PLUGINS: 'off', ...environment });
}
