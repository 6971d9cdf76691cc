import type { AlbumInfo, ArtistCredit as CreditInfo, TrackInfo } from '@deemusic/plugin-sdk';
import type { Album, ArtistCredit, Track } from '../../domain/index.js';

/** A track as plugins see it. */
export function toTrackInfo(track: Track, source: string): TrackInfo {
  const { id, title, artist, artists, album, trackNumber, discNumber, durationSeconds } = track;
  const { isrc, isExplicit, releaseDate, bpm, gain } = track;
  return {
    id,
    source,
    title,
    artist,
    artists: artists.map(toCredit),
    album: album && toAlbumInfo(album),
    trackNumber,
    discNumber,
    durationSeconds,
    isrc,
    isExplicit,
    releaseDate,
    bpm,
    gainDb: gain,
  };
}

/** An album as plugins see it. */
export function toAlbumInfo({ coverUrl: _coverUrl, ...album }: Album): AlbumInfo {
  return { ...album, artists: album.artists.map(toCredit) };
}

/** Pictures come as files, not as addresses. */
function toCredit({ id, name, role }: ArtistCredit): CreditInfo {
  return { id, name, role };
}
