import { z } from 'zod';
import { HOLD_REASONS, type QueueState } from '../domain/index.js';

const concurrency = z.int().min(1).max(64).meta({ description: 'Transfers at once' });
const bandwidthLimit = z.int().min(0).meta({ description: 'Bytes per second, 0 = none' });

/** The whole queue as every client sees it; the shape of {@link QueueState}. */
export const queueStateSchema = z
  .object({
    paused: z.boolean(),
    concurrency,
    bandwidthLimit,
    waiting: z
      .object({
        // Holds of the whole queue, and those of an item: the type is one for both.
        reason: z.enum([...HOLD_REASONS, 'backoff', 'plugin']),
        until: z.int().optional().meta({ description: 'Milliseconds since the epoch' }),
        message: z.string().optional(),
      })
      .nullable()
      .meta({ description: 'What holds the whole queue, the most urgent first' }),
  })
  .meta({ id: 'QueueState' }) satisfies z.ZodType<QueueState>;

/** Body of `PATCH /queue` and of the socket's `queue`; null goes back to the setting. */
export const queuePatchSchema = z
  .strictObject({
    paused: z.boolean().nullable().optional(),
    concurrency: concurrency.nullable().optional(),
    bandwidthLimit: bandwidthLimit.nullable().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, {
    message: 'give at least one of paused, concurrency, bandwidthLimit',
  })
  .meta({ id: 'QueuePatch' });
