import { z } from 'zod';
import type { TrackPatch } from '@deemusic/plugin-sdk';

const text = z.string().min(1).max(1000);
const number = z.int().min(0).max(100_000).nullable();
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2024-05-31 is expected')
  .nullable();
// Not strict: a plugin may hand back the artists that it was given, whatever a later host tells of them.
const artists = z.array(z.object({ id: z.string().max(200), name: text, role: z.enum(['main', 'featured']) })).max(100);

/** Facts of a track that a plugin corrects, as they come over the pipe. */
export const trackPatchSchema = z.strictObject({
  title: text.optional(),
  artist: text.optional(),
  artists: artists.optional(),
  trackNumber: number.optional(),
  discNumber: number.optional(),
  isrc: z.string().max(100).nullable().optional(),
  isExplicit: z.boolean().nullable().optional(),
  releaseDate: date.optional(),
  bpm: z.number().min(0).max(10_000).nullable().optional(),
  gainDb: z.number().min(-200).max(200).nullable().optional(),
  album: z
    .strictObject({
      title: text.optional(),
      artist: text.nullable().optional(),
      artists: artists.optional(),
      upc: z.string().max(100).nullable().optional(),
      label: z.string().max(1000).nullable().optional(),
      genres: z.array(text).max(100).nullable().optional(),
      releaseDate: date.optional(),
      recordType: z.string().max(100).nullable().optional(),
      trackCount: number.optional(),
      discCount: number.optional(),
      isExplicit: z.boolean().nullable().optional(),
    })
    .optional(),
}) satisfies z.ZodType<TrackPatch>;
