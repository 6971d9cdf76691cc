import { z } from 'zod';
import { RequestError } from '../../domain/index.js';
import { roomsSchema } from './handshake.schema.js';

const idSchema = z.string().min(1).max(300);

/** `{ id }` or `{ ids }`. */
export const itemTargetSchema = z
  .strictObject({ id: idSchema.optional(), ids: z.array(idSchema).min(1).max(10_000).optional() })
  .refine((body) => (body.id === undefined) !== (body.ids === undefined), {
    message: 'give either id or ids',
    path: ['id'],
  });

/** Body of `subscribe` and `unsubscribe`. */
export const roomsBodySchema = z.strictObject({ rooms: roomsSchema });

/** @throws RequestError `bad_request` with the path of each fault */
export function parsed<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new RequestError('bad_request', 'The message is not valid.', { details });
}
