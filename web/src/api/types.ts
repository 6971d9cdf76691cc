import type { components } from './schema.js';

/** Shapes of the REST API by their name in its OpenAPI document. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
