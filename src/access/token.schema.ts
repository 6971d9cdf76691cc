import { z } from 'zod';
import { SCOPES } from './scope.js';

/** A token as lists show it; never the secret. */
export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(SCOPES),
    createdAt: z.int().meta({ description: 'Milliseconds since the epoch' }),
    lastUsedAt: z.int().nullable().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'Token' });
export type Token = z.infer<typeof tokenSchema>;

export const tokenListSchema = z.object({ items: z.array(tokenSchema) }).meta({ id: 'TokenList' });

export const newTokenSchema = z
  .strictObject({ name: z.string().trim().min(1).max(100), scope: z.enum(SCOPES).default('control') })
  .meta({ id: 'NewToken' });
export type NewToken = z.infer<typeof newTokenSchema>;

/** The only answer that ever holds the secret. */
export const createdTokenSchema = tokenSchema.extend({ token: z.string() }).meta({ id: 'CreatedToken' });
export type CreatedToken = z.infer<typeof createdTokenSchema>;
