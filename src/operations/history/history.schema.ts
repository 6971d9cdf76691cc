import { z } from 'zod';
import { ERROR_CODES, ITEM_STATUSES, ITEM_TYPES, QUALITIES } from '../../domain/index.js';
import type { HistoryPage } from '../../queue/index.js';

const time = z.coerce.number().int().min(0);

/** Query of `GET /history`. */
export const historyQuerySchema = z.strictObject({
  status: z.enum(ITEM_STATUSES).optional(),
  type: z.enum(ITEM_TYPES).optional(),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of title, artist or album' }),
  from: time.optional().meta({ description: 'Finished then or later, milliseconds since the epoch' }),
  to: time.optional().meta({ description: 'Finished before that, milliseconds since the epoch' }),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(500).optional().meta({ description: 'nextCursor of the page before' }),
});
export type HistoryRequest = z.infer<typeof historyQuerySchema>;

const entrySchema = z
  .object({
    seq: z.int(),
    id: z.string(),
    parentId: z.string().nullable(),
    type: z.enum(ITEM_TYPES),
    status: z.enum(ITEM_STATUSES),
    title: z.string().nullable(),
    artist: z.string().nullable(),
    album: z.string().nullable(),
    coverUrl: z.string().nullable(),
    quality: z.enum(QUALITIES).nullable().meta({ description: 'The format that was got, or else wanted' }),
    bytes: z.int(),
    outputPath: z.string().nullable().meta({ description: 'Relative to the library' }),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
    finishedAt: z.int().meta({ description: 'Milliseconds since the epoch' }),
  })
  .meta({ id: 'HistoryEntry' });

/** Answer of `GET /history`. */
export const historyPageSchema = z
  .object({ items: z.array(entrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'HistoryPage' }) satisfies z.ZodType<HistoryPage>;
