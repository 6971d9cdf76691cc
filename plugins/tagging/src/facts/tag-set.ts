/** What a file can say, whatever its format. In the order in which it is written. */
export const TAG_KEYS = [
  'title',
  'artist',
  'artists',
  'album',
  'albumArtist',
  'albumArtists',
  'trackNumber',
  'trackTotal',
  'discNumber',
  'discTotal',
  'date',
  'genre',
  'isrc',
  'barcode',
  'label',
  'bpm',
  'advisory',
  'trackGain',
  'sourceId',
] as const;

export type TagKey = (typeof TAG_KEYS)[number];

/**
 * What a file shall say. A key with values replaces what the file says, an empty list takes it out, and a key that is not here is left
 * as it is.
 */
export interface TagSet {
  values: ReadonlyMap<TagKey, readonly string[]>;
  /** Name of the field `sourceId`, e.g. `DEEZER_TRACK_ID`. */
  sourceIdName: string;
  /** Put between the values of a field that can hold one text only. */
  joiner: string;
}
