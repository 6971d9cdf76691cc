import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../../src/domain/index.js';
import { eventually } from '../../support/eventually.js';
import { startHost, type HostProcess } from '../../support/host-process.js';

/** Between two looks at whether something has ended: short beside what is measured, long beside a look. */
const LOOK_MS = 20;

const ENDED: readonly string[] = ['completed', 'partial', 'failed'];

/**
 * Settings of a measured host: the governor and the daily limit, which guard an account that is not there, are lifted, and plugins are off.
 * @param folder holds its data and its music
 */
export function benchSettings(folder: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    DEEMUSIC_DATA_DIR: join(folder, 'data'),
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
    // Nobody listens there: a host that is not given a service of the bench must not ask the real one.
    DEEMUSIC_DEEZER_API_URL: 'http://127.0.0.1:9',
    DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
    DEEMUSIC_DEEZER_TRACKS_PER_DAY: '0',
    DEEMUSIC_PLUGINS: 'off',
    DEEMUSIC_LOG_LEVEL: 'info',
    ...changes,
  };
}

/** Starts the built host as users do, on folders of its own. */
export function startBenchHost(folder: string, changes: Record<string, string> = {}): Promise<HostProcess> {
  mkdirSync(folder, { recursive: true });
  return startHost(benchSettings(folder, changes));
}

/** Waits until an item has ended. @throws Error when it did not end well */
export async function completed(host: HostProcess, id: string, timeoutMs = 900_000): Promise<Item> {
  const item = await eventually(
    `${id} is there`,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const { body } = await host.api<Item>('GET', `/downloads/${id}`);
      return ENDED.includes(body.status) ? body : null;
    },
    timeoutMs,
  );
  if (item.status !== 'completed') throw new Error(`${id} is ${item.status}: ${JSON.stringify(item.error)}`);
  return item;
}

/** One figure of the host's own metrics. @throws Error when it has none of that name */
export async function metricOf(host: HostProcess, name: string): Promise<number> {
  const text = await (await fetch(`${host.url}/metrics`)).text();
  const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? [];
  if (value === undefined) throw new Error(`the host has no metric ${name}`);
  return Number(value);
}

/** Since the last time that it was asked for, ms. Its timer's period of 10 ms is in it. */
export async function eventLoopP99Ms(host: HostProcess): Promise<number> {
  return (await metricOf(host, 'nodejs_eventloop_lag_p99_seconds')) * 1000;
}
