import { z } from 'zod';
import { ITEM_STATUSES, type ItemStatus, type Stats } from '../../domain/index.js';
import type { SpeedRecord } from './speed-history.js';

const count = z.int().nonnegative();
const statusCounts = Object.fromEntries(ITEM_STATUSES.map((status) => [status, count])) as Record<
  ItemStatus,
  typeof count
>;

/** Answer of `GET /stats`. */
export const statsSchema = z
  .object({
    queue: z.object({ total: count, ...statusCounts }).meta({ description: 'Tracks by status' }),
    list: z
      .object({ total: count, ...statusCounts })
      .meta({ description: 'What stands in the list itself by status: collections, and tracks that belong to none' }),
    activeDownloads: count,
    maxWorkers: count,
    bytesPerSecond: z.number().nonnegative().meta({ description: 'Smoothed, all transfers together' }),
    successCount: count.meta({ description: 'All-time, kept over restarts and clearing of the list' }),
    failureCount: count,
    successRate: z.number().min(0).max(100).meta({ description: '100 when nothing has ended yet' }),
    bytesDownloaded: count,
    connectedClients: count,
    startedAt: z.int().meta({ description: 'Milliseconds since the epoch' }),
  })
  .meta({ id: 'Stats' }) satisfies z.ZodType<Stats>;

/** Answer of `GET /stats/history`. */
export const speedHistorySchema = z
  .object({
    periodMs: count.meta({ description: 'How far it goes back' }),
    samples: z
      .array(
        z.object({
          at: z.int().meta({ description: 'Milliseconds since the epoch' }),
          bytesPerSecond: z.number().nonnegative(),
          activeDownloads: count,
        }),
      )
      .meta({ description: 'One a second while something moves, oldest first; none while nothing does' }),
  })
  .meta({ id: 'StatsHistory' }) satisfies z.ZodType<SpeedRecord>;
