/** For routes that ask a source: aborts when nobody waits for the answer any more. */
export { signalOf } from './client-signal.js';
export { SourceModule } from './source.module.js';
export { SourceRegistry } from './source.registry.js';
