import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { AccessGuard } from '../../access/index.js';
import { DOCS_POLICY } from './content-policy.js';
import { errorSchema } from './error-body.js';

const DESCRIPTION = 'Queue music, follow it, and run the host. Errors are { statusCode, code, message, details? }.';

/**
 * OpenAPI at `<base>/api/docs` and `<base>/api/docs-json`. The document is made at the first request, not at start.
 * @param base the base path without a trailing slash; empty for the root
 */
export function mountApiDocs(app: NestExpressApplication, base: string): void {
  const guard = app.get(AccessGuard);
  // These pages are no routes of a controller: Nest's guards do not stand before them.
  const admit = (request: Request, response: Response, next: NextFunction): void => {
    guard.admit(request, 'read');
    response.setHeader('Content-Security-Policy', DOCS_POLICY);
    next();
  };
  for (const page of ['docs', 'docs-json', 'docs-yaml']) app.use(`${base}/api/${page}`, admit);
  SwaggerModule.setup(`${base}/api/docs`, app, () => apiDocument(app), {
    jsonDocumentUrl: `${base}/api/docs-json`,
    yamlDocumentUrl: `${base}/api/docs-yaml`,
    customSiteTitle: 'DeeMusic API',
  });
}

/** The document itself. */
export function apiDocument(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('DeeMusic')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'apiKey')
    .addGlobalResponse({ status: 'default', description: 'Refused or failed', standardSchema: errorSchema })
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('apiKey')
    .build();
  return SwaggerModule.createDocument(app, config);
}
