import { z } from 'zod';
import { idField, optionalNumber, optionalObject, optionalText } from '../upstream/fields.js';

const fields = {
  SNG_ID: idField,
  SNG_TITLE: optionalText,
  ART_NAME: optionalText,
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
