/** What may stand in braces in a path template. */
export const TEMPLATE_PLACEHOLDERS = [
  'artist',
  'album_artist',
  'album',
  'title',
  'track_number',
  'disc_number',
  'year',
  'date',
  'genre',
  'label',
  'isrc',
  'upc',
  'explicit',
  'playlist',
  'playlist_position',
  'id',
  'quality',
] as const;

/** A name of a placeholder, without the braces. */
export type TemplatePlaceholder = (typeof TEMPLATE_PLACEHOLDERS)[number];
