import { z } from 'zod';
import {
  CATALOGUE_TYPES,
  QUALITIES,
  type CataloguePage,
  type CatalogueView,
  type SourceStatus,
} from '../domain/index.js';

const count = z.int().nonnegative();
const sourceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be the id of a source')
  .optional()
  .meta({ description: 'Default: the first source' });
const cursor = z.string().min(1).max(1000).optional().meta({ description: 'nextCursor of the page before' });

/** Query of `GET /search`. */
export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(1).max(500),
  type: z.enum(CATALOGUE_TYPES).default('track'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor,
  source: sourceId,
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** Parameters of `GET /catalog/:type/:id`. */
export const catalogTypeSchema = z.enum(CATALOGUE_TYPES);
export const catalogIdSchema = z.string().regex(/^[A-Za-z0-9_:-]{1,64}$/, 'must be an id of the source');

/** Query of `GET /catalog/:type/:id`. */
export const catalogQuerySchema = z.strictObject({ cursor, source: sourceId });
export type CatalogQuery = z.infer<typeof catalogQuerySchema>;

/** Query of `GET /source`. */
export const sourceQuerySchema = z.strictObject({ source: sourceId });
export type SourceQuery = z.infer<typeof sourceQuerySchema>;

const entrySchema = z
  .object({
    ref: z.object({ source: z.string(), type: z.enum(CATALOGUE_TYPES), id: z.string() }),
    title: z.string(),
    artist: z.string().nullable(),
    album: z.string().nullable(),
    coverUrl: z.string().nullable(),
    durationSeconds: z.number().nullable(),
    trackCount: count.nullable(),
    isExplicit: z.boolean().nullable(),
  })
  .meta({ id: 'CatalogueEntry' });

/** Answer of `GET /search`. */
export const cataloguePageSchema = z
  .object({ items: z.array(entrySchema), total: count.nullable(), nextCursor: z.string().nullable() })
  .meta({ id: 'CataloguePage' }) satisfies z.ZodType<CataloguePage>;

/** Answer of `GET /catalog/:type/:id`. */
export const catalogueViewSchema = z
  .object({
    ...cataloguePageSchema.shape,
    type: z.enum(CATALOGUE_TYPES),
    id: z.string(),
    title: z.string(),
    artist: z.string().nullable(),
    coverUrl: z.string().nullable(),
    releaseDate: z.string().nullable(),
    trackCount: count.nullable(),
  })
  .meta({ id: 'CatalogueView' }) satisfies z.ZodType<CatalogueView>;

/** Answer of `GET /source`. */
export const sourceStatusSchema = z
  .object({
    id: z.string(),
    connected: z.boolean(),
    account: z
      .object({ name: z.string().nullable(), plan: z.string().nullable(), country: z.string().nullable() })
      .nullable(),
    formats: z.array(z.enum(QUALITIES)),
    hasAccount: z.boolean(),
    hasSecret: z.boolean(),
    tokenSetAt: z.int().nullable(),
    tokenAgeDays: z.number().nullable(),
    governor: z.object({
      limit: count,
      windowMs: count,
      used: count,
      waiting: count,
      blockedUntil: z.int().nullable(),
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'SourceStatus' }) satisfies z.ZodType<SourceStatus>;
