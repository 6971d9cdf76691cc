import { join } from 'node:path';
import { loadConfig, SecretBox, type Settings } from '../../src/config/index.js';
import type { HostDatabase } from '../../src/database/index.js';
import { EventBus, type HostEvent } from '../../src/events/index.js';
import { PluginConfigs } from '../../src/plugin/registry/plugin-configs.js';
import { PluginRegistry } from '../../src/plugin/registry/plugin-registry.js';
import { PluginRows } from '../../src/plugin/registry/plugin-rows.js';
import { PluginScanner } from '../../src/plugin/registry/plugin-scanner.js';
import { PluginStatuses } from '../../src/plugin/registry/plugin-statuses.js';
import { ManualClock } from './manual-clock.js';

export interface OpenRegistryOptions {
  database: HostDatabase;
  dataDir: string;
  mode?: Settings['plugins']['mode'];
  /** Folders, separated by colons. */
  pluginPath?: string;
  /** Stands for the host's own bundled plugins; none unless it is said. */
  bundledFolder?: string;
  clock?: ManualClock;
}

export interface OpenRegistry {
  registry: PluginRegistry;
  statuses: PluginStatuses;
  clock: ManualClock;
  /** What was published so far. */
  events: HostEvent[];
  /** Ids that `changed$` told so far. */
  changed: string[];
}

/** A registry on a real database and real folders, opened. Opening another one on both is what a restart does. */
export async function openRegistry(options: OpenRegistryOptions): Promise<OpenRegistry> {
  const { database, dataDir, mode = 'all', pluginPath, clock = new ManualClock() } = options;
  const env = { DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_PLUGINS: mode, DEEMUSIC_PLUGIN_PATH: pluginPath ?? '' };
  const { live } = loadConfig({ argv: [], env, cwd: dataDir });
  class Scanner extends PluginScanner {
    protected override readonly bundledFolder = options.bundledFolder ?? join(dataDir, 'no-bundled-plugins');
  }
  const bus = new EventBus();
  const events: HostEvent[] = [];
  bus.all$.subscribe((event) => events.push(event));
  const statuses = new PluginStatuses(bus, clock);
  const rows = new PluginRows(database.reader, database.writeQueue);
  const configs = new PluginConfigs(SecretBox.open(dataDir, null));
  const registry = new PluginRegistry(live, new Scanner(live), rows, configs, statuses, bus, clock);
  const changed: string[] = [];
  registry.changed$.subscribe((id) => changed.push(id));
  await registry.open();
  return { registry, statuses, clock, events, changed };
}
