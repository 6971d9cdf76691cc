import { z } from 'zod';
import { DURABLE_HOOKS } from '../outbox/ability/hook-ability.js';
import { HOOK_RUN_STATES } from '../outbox/rows/hook-run-row.js';
import { COUNTED_STATES } from '../outbox/rows/run-list.js';

const id = z.int().positive();
const time = z.int().meta({ description: 'Milliseconds since the epoch' });
const count = z.int().nonnegative();
const plugin = z.string().min(1).max(40);
const hook = z.enum(DURABLE_HOOKS);

/** Query of `GET /plugins/runs`. */
export const runQuerySchema = z.strictObject({
  state: z.enum(HOOK_RUN_STATES).optional(),
  plugin: plugin.optional(),
  item: z.string().min(1).max(500).optional(),
  hook: hook.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(500).optional(),
});
export type RunQueryParams = z.infer<typeof runQuerySchema>;

/** A run of a hook. */
export const hookRunSchema = z
  .object({
    id,
    eventId: id,
    itemId: z.string(),
    plugin: z.string(),
    version: z.string(),
    hook,
    state: z.enum(HOOK_RUN_STATES),
    attempt: count,
    retries: count.meta({ description: 'Attempts after the first one, at most' }),
    reason: z.enum(['live', 'retry', 'replay', 'backfill']),
    nextAt: time.nullable().meta({ description: 'When it is tried again, milliseconds since the epoch' }),
    progress: z.number().min(0).max(1).nullable(),
    error: z
      .object({ kind: z.string(), fault: z.enum(['plugin', 'host', 'config', 'network']), message: z.string() })
      .nullable(),
    artifacts: z.array(z.object({ kind: z.string(), path: z.string() })),
    note: z.string().nullable(),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
  })
  .meta({ id: 'HookRun' });

/** Answer of `GET /plugins/runs`. */
export const runPageSchema = z
  .object({ items: z.array(hookRunSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'HookRunPage' });

const jobSchema = z
  .object({
    id: z.string(),
    plugin: z.string(),
    hooks: z.array(hook).meta({ description: 'The hook that it is at, and those that come after it' }),
    queued: count.meta({ description: 'Runs that it has made due by now' }),
    createdAt: time,
  })
  .meta({ id: 'ReplayJob' });

/** Answer of `GET /plugins/runs/summary`. */
export const runSummarySchema = z
  .object({
    items: z.array(
      z.object({ plugin: z.string(), ...Object.fromEntries(COUNTED_STATES.map((state) => [state, count])) }),
    ),
    jobs: z.array(jobSchema).meta({ description: 'Replays of the whole library that are under way' }),
  })
  .meta({ id: 'HookRunSummary' });

const forms = {
  runIds: (body: ReplayBody): boolean => !body.itemId && !body.plugin && !body.hook && !body.scope,
  itemId: (body: ReplayBody): boolean => !body.scope,
  scope: (body: ReplayBody): boolean => body.plugin !== undefined,
};

interface ReplayBody {
  runIds?: number[] | undefined;
  itemId?: string | undefined;
  plugin?: string | undefined;
  hook?: (typeof DURABLE_HOOKS)[number] | undefined;
  scope?: 'dead' | 'all' | undefined;
}

/** Body of `POST /plugins/runs/replay`: one of three forms. */
export const replaySchema = z
  .strictObject({
    runIds: z.array(id).min(1).max(500).optional(),
    itemId: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Of a collection: its own hooks and those of its tracks' }),
    plugin: plugin.optional(),
    hook: hook.optional(),
    scope: z
      .enum(['dead', 'all'])
      .optional()
      .meta({ description: 'Of a plugin: its dead runs, or everything that is in the library' }),
  })
  .refine(isOneForm, {
    message: 'give runIds; or itemId with plugin and hook if you like; or plugin and scope with hook if you like',
  })
  .meta({ id: 'Replay' });
export type ReplayParams = z.infer<typeof replaySchema>;

function isOneForm(body: ReplayBody): boolean {
  if (body.runIds) return forms.runIds(body);
  if (body.itemId) return forms.itemId(body);
  return body.scope !== undefined && forms.scope(body);
}

/** Answer of `POST /plugins/runs/replay`. */
export const replayedSchema = z
  .object({ queued: count.optional(), job: jobSchema.optional() })
  .meta({ id: 'Replayed', description: 'How many runs were made due, or the job that does so' });
