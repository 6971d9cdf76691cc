/** What can be switched off, each alone. */
export const TAG_FIELDS = [
  'title',
  'artist',
  'album',
  'albumArtist',
  'track',
  'disc',
  'date',
  'genre',
  'isrc',
  'upc',
  'label',
  'bpm',
  'explicit',
  'replayGain',
  'sourceId',
  'cover',
] as const;

export type TagField = (typeof TAG_FIELDS)[number];

/** As `config.schema.json` says it. */
export interface TaggingConfig {
  fields: Record<TagField, boolean>;
  multiArtist: 'list' | 'joined' | 'values';
  artistJoiner: string;
  cover: { pixels: number; maxKilobytes: number };
  mp3: { id3Version: '2.3' | '2.4'; id3v1: boolean };
}
