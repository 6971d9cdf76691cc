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

/** What each of them stands for, for people. */
export const PLACEHOLDER_MEANINGS: Readonly<Record<TemplatePlaceholder, string>> = {
  artist: 'Main artist of the track',
  album_artist: "Artist of the album; the track's own where the album has none",
  album: 'Title of the album',
  title: 'Title of the track, with its version',
  track_number: 'Number of the track on its disc; {track_number:02d} pads it to two digits',
  disc_number: 'Number of the disc; in brackets only for albums of several discs',
  year: 'Year of the release',
  date: 'Date of the release, such as 2001-03-12',
  genre: 'First genre of the album',
  label: 'Record label of the album',
  isrc: 'ISRC, the code of the recording',
  upc: 'UPC, the bar code of the album',
  explicit: 'The word Explicit for explicit tracks, otherwise nothing',
  playlist: 'Title of the playlist',
  playlist_position: 'Position in the playlist; {playlist_position:03d} pads it to three digits',
  id: 'Id of the track at the source',
  quality: 'Format of the file, such as FLAC or MP3_320',
};
