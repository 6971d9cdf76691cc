export type { DeezerSourceOptions } from './deezer-parts.js';
export { DeezerModule } from './deezer.module.js';
export { DeezerSource } from './deezer.source.js';
