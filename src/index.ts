/** DeeMusic inside another Nest application or script; see docs/examples/embedding.ts. */
export { AppModule } from './app.module.js';
export { ConfigError, loadConfig, type ConfigInput, type LoadedConfig, type Settings } from './config/index.js';
export * from './domain/index.js';
export { DownloadService, type DownloadOptions, type DownloadStats } from './download/index.js';
export { EventBus } from './events/index.js';
export { createSocketAdapter } from './notifier/index.js';
export { QueueControl, QueueReader, QueueService } from './queue/index.js';
