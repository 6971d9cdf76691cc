import type { PluginDefinition } from '../plugin.js';
import type { TestHost, TestHostOptions } from './test-host.js';

/**
 * Sets a plugin up in a host of its own, for tests: the same context as in the host's processes, on a temporary library.
 * @throws Error when `setup` throws, or registers what the manifest does not declare
 */
export async function createTestHost<Config>(
  _plugin: PluginDefinition<Config>,
  _options: TestHostOptions<Config> = {},
): Promise<TestHost<Config>> {
  throw new Error('on its way');
}
