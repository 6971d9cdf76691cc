import 'reflect-metadata';
import { runHost } from './operations/index.js';

await runHost(async (config) => {
  const { AppModule } = await import('./app.module.js');
  const { createSocketAdapter } = await import('./notifier/index.js');
  return {
    module: AppModule.forRoot(config),
    prepare: (app) => app.useWebSocketAdapter(createSocketAdapter(app)),
  };
});
