import type { INestApplication } from '@nestjs/common';
import { ErrorFilter } from '../../src/operations/http-surface/error.filter.js';
import { validationPipe } from '../../src/operations/http-surface/validation.pipe.js';

/** Requests are checked, and errors answered, as the whole host does. */
export function useRestSurface(app: INestApplication): void {
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter());
}
