export { SourceModule } from './source.module.js';
export { SourceRegistry } from './source.registry.js';
