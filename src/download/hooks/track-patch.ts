import type { TrackPatch } from '@deemusic/plugin-sdk';
import type { Track } from '../../domain/index.js';

/** A track with the facts that a plugin corrected. An album that nobody knew cannot be corrected. */
export function patchTrack(track: Track, { album, gainDb, artists, ...facts }: TrackPatch): Track {
  return {
    ...track,
    ...given(facts),
    ...(artists === undefined
      ? {}
      : { artists: artists.map((credit) => ({ ...pictureOf(track, credit.id), ...credit })) }),
    ...(gainDb === undefined ? {} : { gain: gainDb }),
    album: track.album && { ...track.album, ...given(album ?? {}) },
  };
}

/** A picture belongs to the artist, whatever a plugin says of the name. */
function pictureOf({ artists }: Track, id: string): { pictureUrl?: string | null } {
  const url = artists.find((known) => known.id === id)?.pictureUrl;
  return url === undefined ? {} : { pictureUrl: url };
}

/** Without what is said to be `undefined`: that means unchanged. */
function given<T extends object>(patch: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
