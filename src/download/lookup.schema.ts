import { z } from 'zod';
import { DEFAULT_SOURCE, ITEM_STATUSES, ITEM_TYPES, QUALITIES } from '../domain/index.js';
import { faultSchema } from './fault.schema.js';

const count = z.int().nonnegative();

/** A thing of a source that can be downloaded. */
const refSchema = z.object({ source: z.string(), type: z.enum(ITEM_TYPES), id: z.string() }).meta({ id: 'MediaRef' });

/** Body of `POST /downloads/lookup`. */
export const lookupSchema = z
  .strictObject({
    refs: z
      .array(
        z.strictObject({
          type: z.enum(ITEM_TYPES),
          id: z.string().min(1).max(64),
          source: z.string().min(1).max(64).default(DEFAULT_SOURCE),
        }),
      )
      .max(200),
  })
  .meta({ id: 'Lookup' });
export type LookupBody = z.infer<typeof lookupSchema>;

/** Answer of `POST /downloads/lookup`. */
export const standingsSchema = z
  .object({
    items: z.array(
      z
        .object({
          ref: refSchema,
          itemId: z.string().nullable().meta({ description: 'null: not known, or no longer in the list' }),
          status: z
            .enum(ITEM_STATUSES)
            .nullable()
            .meta({ description: 'null: not known. Of a track that stands in several places the best counts' }),
          quality: z.enum(QUALITIES).nullable().meta({ description: 'What was got, or else wanted' }),
          have: count.meta({ description: 'Completed tracks of it' }),
          total: count.nullable().meta({ description: 'Tracks of it; null: not known (yet)' }),
        })
        .meta({ id: 'Standing' }),
    ),
  })
  .meta({ id: 'Standings', description: 'In the order of the refs' });

/** Body of `POST /downloads/check`. */
export const checkSchema = z
  .strictObject({ links: z.array(z.string().trim().min(1).max(2048)).max(100) })
  .meta({ id: 'LinkCheck' });
export type CheckBody = z.infer<typeof checkSchema>;

/** Answer of `POST /downloads/check`. */
export const checkedSchema = z
  .object({
    items: z.array(
      z
        .object({
          link: z.string(),
          ref: refSchema.nullable().meta({ description: 'null: error says why' }),
          error: faultSchema.nullable(),
        })
        .meta({ id: 'CheckedLink' }),
    ),
  })
  .meta({ id: 'CheckedLinks', description: 'In the order of the links' });
