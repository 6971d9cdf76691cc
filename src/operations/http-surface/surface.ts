import { NotFoundException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { mountApiDocs } from './api-docs.js';
import {
  BODY_LIMIT_BYTES,
  explainBodyErrors,
  JSON_TYPES,
  refuseForeignBodies,
  refuseLargeBodies,
} from './body-limit.js';
import { errorBody } from './error-body.js';

/**
 * What all HTTP requests meet before they reach a controller. Controllers name their whole path below the base path
 * (`api/v1/…`, `health`, `metrics`).
 */
export function mountSurface(app: NestExpressApplication, basePath: string): void {
  const base = basePath === '/' ? '' : basePath;
  app.disable('x-powered-by');
  app.use(refuseLargeBodies, refuseForeignBodies);
  app.useBodyParser('json', { limit: BODY_LIMIT_BYTES, type: JSON_TYPES });
  app.use(explainBodyErrors);
  if (base !== '') app.setGlobalPrefix(base);
  mountApiDocs(app, base);
}

/** What is left when no controller has answered: outside the base path Nest does not answer, and Express would in HTML. */
export function mountLastResort(app: NestExpressApplication): void {
  app.use((_request: Request, response: Response) => {
    const body = errorBody(new NotFoundException());
    response.status(body.statusCode).json(body);
  });
}
