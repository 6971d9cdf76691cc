import { z } from 'zod';
import { optionalNumber, optionalText } from '../upstream/fields.js';

const failure = z.object({ code: z.number(), message: optionalText });

const medium = z.object({
  media_type: optionalText,
  cipher: z.object({ type: z.string() }),
  format: z.string(),
  sources: z.array(z.object({ url: z.url() })),
  exp: optionalNumber,
});

/** Outcome for one track token: a medium, an error, or nothing at all. */
export const mediaEntrySchema = z.object({
  media: z.array(medium).nullish(),
  errors: z.array(failure).nullish(),
});

export const mediaAnswerSchema = z.object({
  data: z.array(z.unknown()).nullish(),
  errors: z.array(failure).nullish(),
});

export type Medium = z.output<typeof medium>;
export type MediaFailure = z.output<typeof failure>;
