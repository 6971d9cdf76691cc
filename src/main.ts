import 'reflect-metadata';
import { runHost } from './operations/index.js';

await runHost({
  createModule: async (config) => {
    const { AppModule } = await import('./app.module.js');
    return AppModule.forRoot(config);
  },
});
