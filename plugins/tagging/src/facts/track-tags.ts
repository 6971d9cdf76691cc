import type { TrackInfo } from '@deemusic/plugin-sdk';
import type { TagField, TaggingConfig } from '../tagging-config.js';
import { artistFields, artistNames } from './artist-names.js';
import { tagDate } from './tag-date.js';
import type { TagKey, TagSet } from './tag-set.js';
import { tagTexts } from './tag-text.js';
import { trackGain } from './track-gain.js';

type Facts = Partial<Record<TagKey, (string | null | undefined)[]>>;

/** A number that means something. */
function count(value: number | null | undefined): string | null {
  if (value === null || value === undefined || !Number.isFinite(value) || value < 0.5) return null;
  return String(Math.round(value));
}

function sourceIdName(source: string): string {
  const name = source
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return `${name === '' ? 'SOURCE' : name}_TRACK_ID`;
}

function discFacts({ album, discNumber }: TrackInfo): Facts {
  return { discNumber: [count(discNumber)], discTotal: [count(album?.discCount)] };
}

function trackFacts({ album, trackNumber }: TrackInfo): Facts {
  // Numbers begin anew with each disc, but the album's count is of all discs: "3/30" would be wrong.
  const isOneDisc = (album?.discCount ?? 1) <= 1;
  return { trackNumber: [count(trackNumber)], trackTotal: [isOneDisc ? count(album?.trackCount) : null] };
}

function artistFacts(track: TrackInfo, config: TaggingConfig): Facts {
  const { single, list } = artistFields(artistNames(track.artist, track.artists), config);
  return { artist: single, artists: list };
}

function albumArtistFacts({ album }: TrackInfo, config: TaggingConfig): Facts {
  const { main } = artistNames(album?.artist ?? null, album?.artists ?? []);
  const { single, list } = artistFields({ main, all: main }, config);
  return { albumArtist: single, albumArtists: list };
}

function explicitMark(isExplicit: boolean | null): string | null {
  return isExplicit === null ? null : isExplicit ? '1' : '0';
}

function allFacts(track: TrackInfo, config: TaggingConfig): Record<TagField, Facts> {
  const { album } = track;
  return {
    title: { title: [track.title] },
    artist: artistFacts(track, config),
    album: { album: [album?.title] },
    albumArtist: albumArtistFacts(track, config),
    track: trackFacts(track),
    disc: discFacts(track),
    date: { date: [tagDate(album?.releaseDate ?? null) ?? tagDate(track.releaseDate)] },
    genre: { genre: album?.genres ?? [] },
    isrc: { isrc: [track.isrc?.replace(/[-\s]/g, '').toUpperCase()] },
    upc: { barcode: [album?.upc] },
    label: { label: [album?.label] },
    bpm: { bpm: [count(track.bpm)] },
    explicit: { advisory: [explicitMark(track.isExplicit)] },
    replayGain: { trackGain: [trackGain(track)] },
    sourceId: { sourceId: [track.id] },
    cover: {},
  };
}

/** What a file of this track shall say; fields that are switched off are not in it. */
export function trackTags(track: TrackInfo, config: TaggingConfig): TagSet {
  const values = new Map<TagKey, string[]>();
  for (const [field, tags] of Object.entries(allFacts(track, config)) as [TagField, Facts][]) {
    if (!config.fields[field]) continue;
    for (const [key, texts] of Object.entries(tags) as [TagKey, string[]][]) values.set(key, tagTexts(texts));
  }
  return { values, sourceIdName: sourceIdName(track.source), joiner: config.artistJoiner };
}
