import { z } from 'zod';
import { SCOPES } from '../scope.js';

/** Body of `POST /session`. */
export const signInSchema = z
  .strictObject({ token: z.string().trim().min(1).max(4096).meta({ description: 'An access token of this host' }) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signInSchema>;

/** Answer of `GET` and `POST /session`. */
export const sessionSchema = z
  .object({
    signedIn: z.boolean().meta({ description: 'Whether requests like this one are answered' }),
    needsToken: z
      .boolean()
      .meta({ description: 'Whether that takes a token; false for local use and with access off' }),
    name: z.string().nullable().meta({ description: 'Name of the token, `local` without one' }),
    scope: z.enum(SCOPES).nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
