import type { TagKey, TagSet } from '../facts/tag-set.js';
import { TAG_KEYS } from '../facts/tag-set.js';

/** Names as MusicBrainz Picard writes them; beets, mutagen, MPD, ffmpeg, Navidrome and Jellyfin read these. */
const NAMES: Record<Exclude<TagKey, 'sourceId'>, readonly string[]> = {
  title: ['TITLE'],
  artist: ['ARTIST'],
  artists: ['ARTISTS'],
  album: ['ALBUM'],
  albumArtist: ['ALBUMARTIST'],
  albumArtists: ['ALBUMARTISTS'],
  trackNumber: ['TRACKNUMBER'],
  trackTotal: ['TRACKTOTAL', 'TOTALTRACKS'],
  discNumber: ['DISCNUMBER'],
  discTotal: ['DISCTOTAL', 'TOTALDISCS'],
  date: ['DATE'],
  genre: ['GENRE'],
  isrc: ['ISRC'],
  barcode: ['BARCODE'],
  label: ['LABEL'],
  bpm: ['BPM'],
  advisory: ['ITUNESADVISORY'],
  trackGain: ['REPLAYGAIN_TRACK_GAIN'],
};

/** Other names of the same facts: they would contradict, so they go when the fact is written or known to be unknown. */
const FORMER_NAMES: Partial<Record<TagKey, readonly string[]>> = {
  albumArtist: ['ALBUM ARTIST', 'ALBUM_ARTIST'],
  date: ['YEAR'],
  barcode: ['UPC'],
  label: ['ORGANIZATION', 'PUBLISHER'],
  discNumber: ['DISC'],
  trackNumber: ['TRACK'],
};

/** Fields in their order, with their values; an empty list means that the field goes. */
export function vorbisFields({ values, sourceIdName }: TagSet): [name: string, values: readonly string[]][] {
  const fields: [string, readonly string[]][] = [];
  for (const key of TAG_KEYS) {
    const texts = values.get(key);
    if (texts === undefined) continue;
    for (const name of FORMER_NAMES[key] ?? []) fields.push([name, []]);
    const names = key === 'sourceId' ? [sourceIdName] : NAMES[key];
    for (const name of names) fields.push([name, texts]);
  }
  return fields;
}
