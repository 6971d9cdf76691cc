import { z } from 'zod';
import { ERROR_CODES, REQUEST_ERROR_CODES } from '../domain/index.js';

/** Why one of many could not be done. */
export const faultSchema = z
  .object({
    code: z.enum([...REQUEST_ERROR_CODES, ...ERROR_CODES]),
    message: z.string().meta({ description: 'For people: says what to do' }),
  })
  .meta({ id: 'Fault' });
export type Fault = z.infer<typeof faultSchema>;
