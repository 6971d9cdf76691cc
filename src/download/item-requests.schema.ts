import { z } from 'zod';
import { ERROR_CODES, ITEM_STATUSES, ITEM_TYPES } from '../domain/index.js';
import { ITEM_SORTS, TIMELINE_EVENTS } from '../queue/index.js';
import { faultSchema } from './fault.schema.js';

/** `a`, `a,b` and `?x=a&x=b` all mean a list. */
function listOf<Value extends string>(values: readonly Value[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((text) => [text].flat().flatMap((part) => part.split(',').map((value) => value.trim())))
    .pipe(z.array(z.enum(values)).min(1))
    .optional()
    .meta({ description: `One or more, as a list or with commas: ${values.join(', ')}` });
}

const childQuery = {
  status: listOf(ITEM_STATUSES),
  type: z.enum(ITEM_TYPES).optional(),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of title, artist or album' }),
  sort: z.enum(ITEM_SORTS).optional().meta({ description: 'Default: position; with q: by addition' }),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(500).optional().meta({ description: 'nextCursor of the page before' }),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'How many items are passed over from the first one on; not with cursor or q' }),
};

const ONE_WAY = { message: 'goes without cursor and q', path: ['offset'] };

function isOneWay({ offset, cursor, q }: { offset?: number; cursor?: string; q?: string }): boolean {
  return offset === undefined || (cursor === undefined && q === undefined);
}

/** Query of `GET /downloads`. */
export const itemQuerySchema = z
  .strictObject({ ...childQuery, parent: z.string().min(1).optional().meta({ description: 'Id of a collection' }) })
  .refine(isOneWay, ONE_WAY);

/** Query of `GET /downloads/:id/children`. */
export const childQuerySchema = z.strictObject(childQuery).refine(isOneWay, ONE_WAY);

/** Body of `POST /downloads/:id/move`. */
export const moveSchema = z
  .strictObject({
    to: z.enum(['top', 'bottom']).optional(),
    before: z.string().min(1).optional(),
    after: z.string().min(1).optional(),
  })
  .refine((body) => [body.to, body.before, body.after].filter((value) => value !== undefined).length === 1, {
    message: 'give exactly one of to, before, after',
    path: ['to'],
  })
  .meta({ id: 'Move' });

/** Body of `POST /downloads/actions`. */
export const actionsSchema = z
  .strictObject({
    action: z.enum(['pause', 'resume', 'cancel', 'retry', 'remove']),
    ids: z.array(z.string().min(1)).min(1).max(10_000).optional(),
    filter: z
      .strictObject({
        status: listOf(ITEM_STATUSES),
        type: z.enum(ITEM_TYPES).optional(),
        parent: z.string().min(1).optional(),
        q: z.string().trim().min(1).max(200).optional(),
      })
      .optional(),
    files: z
      .enum(['keep', 'delete'])
      .default('keep')
      .meta({ description: 'Only of remove: what becomes of the files' }),
    report: z
      .enum(['all', 'failed'])
      .default('all')
      .meta({ description: 'Which items the answer names; of many only those that failed are worth the bytes' }),
  })
  .refine((body) => body.files === 'keep' || body.action === 'remove', { message: 'goes with remove', path: ['files'] })
  .refine((body) => (body.ids === undefined) !== (body.filter === undefined), {
    message: 'give either ids or filter',
    path: ['ids'],
  })
  .meta({ id: 'Actions' });

/** Answer of `POST /downloads/actions`. */
export const actionResultsSchema = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        ok: z.boolean(),
        error: faultSchema.optional(),
      }),
    ),
    done: z.int().nonnegative().meta({ description: 'How many did it' }),
  })
  .meta({ id: 'ActionResults' });

/** Answer of `GET /downloads/:id/timeline`. */
export const timelineSchema = z
  .object({
    items: z.array(
      z.object({
        at: z.int(),
        event: z.enum(TIMELINE_EVENTS),
        from: z.enum(ITEM_STATUSES).optional(),
        to: z.enum(ITEM_STATUSES).optional(),
        code: z.enum(ERROR_CODES).optional(),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Timeline' });

/** Query of `DELETE /downloads/:id`. */
export const removalSchema = z.strictObject({ files: z.enum(['keep', 'delete']).default('keep') });

/** Answer of `DELETE /downloads/:id`. */
export const removedSchema = z.object({ removed: z.array(z.string()) }).meta({ id: 'Removed' });

export type ItemQueryParams = z.infer<typeof itemQuerySchema>;
export type ChildQueryParams = z.infer<typeof childQuerySchema>;
export type MoveBody = z.infer<typeof moveSchema>;
export type ActionsBody = z.infer<typeof actionsSchema>;
export type RemovalQuery = z.infer<typeof removalSchema>;
