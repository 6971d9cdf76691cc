import type { PluginDefinition } from '../plugin.js';
import { InMemoryHost } from './in-memory-host.js';
import { TestFolders } from './test-folders.js';
import type { TestHost, TestHostOptions } from './test-host.js';

/**
 * Sets a plugin up in a host of its own, for tests: the same context as in the host's processes, on a temporary library.
 * @throws Error when `setup` throws, or registers other things than the manifest declares
 */
export async function createTestHost<Config>(
  plugin: PluginDefinition<Config>,
  options: TestHostOptions<Config> = {},
): Promise<TestHost<Config>> {
  const folders = new TestFolders();
  try {
    const host = new InMemoryHost<Config>(folders, options);
    await host.open(plugin);
    return host;
  } catch (error) {
    folders.remove();
    throw error;
  }
}
