import { z } from 'zod';
import { idField, optionalFlag, optionalNumber, optionalObject, optionalText } from '../upstream/fields.js';

/** What the host needs of the catalogue's answers. Unknown fields are let go, fields that nothing hangs on may be missing. */
const person = z.object({
  id: idField,
  name: z.string(),
  role: optionalText,
  picture_xl: optionalText,
  picture_big: optionalText,
});

const cover = {
  cover_xl: optionalText,
  cover_big: optionalText,
  md5_image: optionalText,
};

const picture = {
  picture_xl: optionalText,
  picture_big: optionalText,
  md5_image: optionalText,
  picture_type: optionalText,
};

const albumWithin = z.object({
  id: idField,
  title: z.string(),
  upc: optionalText,
  release_date: optionalText,
  ...cover,
});

const trackFields = {
  id: idField,
  title: z.string(),
  title_version: optionalText,
  isrc: optionalText,
  duration: optionalNumber,
  track_position: optionalNumber,
  disk_number: optionalNumber,
  release_date: optionalText,
  explicit_lyrics: optionalFlag,
  explicit_content_lyrics: optionalNumber,
  preview: optionalText,
  bpm: optionalNumber,
  gain: optionalNumber,
  readable: optionalFlag,
  md5_image: optionalText,
  contributors: z.array(person).nullish().catch(null),
  artist: person,
  album: optionalObject(albumWithin),
};

export const trackSchema = z.object({ ...trackFields, alternative: optionalObject(z.object(trackFields)) });

export const albumSchema = z.object({
  id: idField,
  title: z.string(),
  upc: optionalText,
  label: optionalText,
  genres: optionalObject(z.object({ data: z.array(z.object({ name: z.string() })) })),
  nb_tracks: optionalNumber,
  release_date: optionalText,
  record_type: optionalText,
  explicit_lyrics: optionalFlag,
  explicit_content_lyrics: optionalNumber,
  contributors: z.array(person).nullish().catch(null),
  artist: optionalObject(person),
  ...cover,
});

export const playlistSchema = z.object({
  id: idField,
  title: z.string(),
  description: optionalText,
  nb_tracks: optionalNumber,
  public: optionalFlag,
  creator: optionalObject(person),
  // Search hits name the owner so.
  user: optionalObject(person),
  ...picture,
});

export const artistSchema = z.object({ id: idField, name: z.string(), nb_album: optionalNumber, ...picture });

export type ApiPerson = z.output<typeof person>;
export type ApiAlbumWithin = z.output<typeof albumWithin>;
export type ApiTrack = z.output<typeof trackSchema>;
export type ApiAlbum = z.output<typeof albumSchema>;
export type ApiPlaylist = z.output<typeof playlistSchema>;
export type ApiArtist = z.output<typeof artistSchema>;

/** A page of a list. `next` is absent at the end; a page may be short or empty although more follow. */
export function listSchema<Item extends z.ZodType>(
  item: Item,
): z.ZodType<{ data: z.output<Item>[]; total: number | null; next: string | null }> {
  return z.object({ data: z.array(item), total: optionalNumber, next: optionalText });
}
