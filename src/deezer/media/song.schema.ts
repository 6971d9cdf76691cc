import { z } from 'zod';
import { idField, optionalNumber, optionalObject, optionalText } from '../upstream/fields.js';

const creditSchema = z.object({
  ART_ID: idField,
  ART_NAME: z.string(),
  ROLE_ID: optionalNumber,
  ARTISTS_SONGS_ORDER: optionalNumber,
});

/** Names that make no sense are left out; a song can be had without them. */
const credits = z
  .array(creditSchema.nullable().catch(null))
  .nullish()
  .catch(null)
  .transform((list) => (list ?? []).filter((credit) => credit !== null));

const fields = {
  SNG_ID: idField,
  SNG_TITLE: optionalText,
  ART_NAME: optionalText,
  ARTISTS: credits,
  ISRC: optionalText,
  DISK_NUMBER: optionalNumber,
  TRACK_NUMBER: optionalNumber,
  DURATION: optionalNumber,
  GAIN: optionalNumber,
  TRACK_TOKEN: z.string().min(1),
  TRACK_TOKEN_EXPIRE: optionalNumber,
  FILESIZE_FLAC: optionalNumber,
  FILESIZE_MP3_320: optionalNumber,
  FILESIZE_MP3_128: optionalNumber,
};

/** A song as the session tells it: nearly everything is text, `"0"` is a format that there is not. */
export const songSchema = z.object({ ...fields, FALLBACK: optionalObject(z.object(fields)) });

export const songListSchema = z.object({ data: z.array(z.unknown()) });

export type ApiSong = z.output<typeof songSchema>;
export type ApiCredit = z.output<typeof creditSchema>;
