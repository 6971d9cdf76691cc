import { z } from 'zod';
import {
  ERROR_CODES,
  HOLD_REASONS,
  ITEM_STAGES,
  ITEM_STATUSES,
  ITEM_TYPES,
  LEAF_STATUSES,
  PRIORITIES,
  QUALITIES,
  type Item,
  type LeafStatus,
} from '../domain/index.js';

const count = z.int().nonnegative();
const time = z.int().meta({ description: 'Milliseconds since the epoch' });
const bytes = z.int().nonnegative();
const leafCounts = Object.fromEntries(LEAF_STATUSES.map((status) => [status, count])) as Record<
  LeafStatus,
  typeof count
>;

/** An item as every client sees it; the shape of {@link Item}. */
export const itemSchema = z
  .object({
    id: z.string(),
    type: z.enum(ITEM_TYPES),
    status: z.enum(ITEM_STATUSES),
    stage: z.enum(ITEM_STAGES).nullable(),
    waiting: z
      .object({
        reason: z.enum([...HOLD_REASONS, 'backoff', 'plugin']),
        until: time.optional(),
        message: z.string().optional(),
      })
      .nullable(),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string(), retryable: z.boolean(), at: time }).nullable(),
    title: z.string().nullable(),
    artist: z.string().nullable(),
    album: z.string().nullable(),
    coverUrl: z.string().nullable(),
    parentId: z.string().nullable(),
    position: z.int().nullable(),
    priority: z.enum(PRIORITIES),
    quality: z.object({ wanted: z.enum(QUALITIES), got: z.enum(QUALITIES).nullable() }),
    degraded: z.boolean(),
    bytes,
    totalBytes: bytes.nullable(),
    progress: z.number().min(0).max(100),
    attempts: count,
    nextAttemptAt: time.nullable(),
    outputPath: z.string().nullable().meta({ description: 'Relative to the library' }),
    reused: z.string().nullable(),
    createdAt: time,
    startedAt: time.nullable(),
    completedAt: time.nullable(),
    expandedAt: time.nullable(),
    children: z.object({ total: count, ...leafCounts }).nullable(),
    post: z.enum(['none', 'pending', 'ok', 'degraded', 'failed']),
  })
  .meta({ id: 'Item' }) satisfies z.ZodType<Item>;

/** Answer of the lists of items. */
export const itemPageSchema = z
  .object({
    items: z.array(itemSchema),
    total: z.int().nullable().meta({ description: 'null with q' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ItemPage' });
