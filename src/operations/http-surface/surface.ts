import type { NestExpressApplication } from '@nestjs/platform-express';
import { mountApiDocs } from './api-docs.js';
import { BODY_LIMIT_BYTES, explainBodyErrors, refuseLargeBodies } from './body-limit.js';
import { securityHeaders } from './security-headers.js';

/**
 * What all HTTP requests meet before they reach a controller. Controllers name their whole path below the base path
 * (`api/v1/…`, `health`, `metrics`).
 */
export function mountSurface(app: NestExpressApplication, basePath: string): void {
  const base = basePath === '/' ? '' : basePath;
  app.disable('x-powered-by');
  app.use(securityHeaders(), refuseLargeBodies);
  app.useBodyParser('json', { limit: BODY_LIMIT_BYTES, type: ['json', '+json'] });
  app.use(explainBodyErrors);
  if (base !== '') app.setGlobalPrefix(base);
  mountApiDocs(app, base);
}
