import type { Album, Artist, CatalogueEntry, Playlist, Track } from '../../domain/index.js';

const SOURCE = 'deezer';

const EMPTY = { artist: null, album: null, durationSeconds: null, trackCount: null, isExplicit: null } as const;

/** Things of the catalogue as hits of a list. */
export const entryOf = {
  track: (track: Track): CatalogueEntry => ({
    ref: { source: SOURCE, type: 'track', id: track.id },
    title: track.title,
    artist: track.artist,
    album: track.album?.title ?? null,
    coverUrl: track.coverUrl ?? track.album?.coverUrl ?? null,
    durationSeconds: track.durationSeconds,
    trackCount: null,
    isExplicit: track.isExplicit,
  }),
  album: (album: Album): CatalogueEntry => ({
    ...EMPTY,
    ref: { source: SOURCE, type: 'album', id: album.id },
    title: album.title,
    artist: album.artist,
    coverUrl: album.coverUrl,
    trackCount: album.trackCount,
    isExplicit: album.isExplicit,
  }),
  playlist: (playlist: Playlist): CatalogueEntry => ({
    ...EMPTY,
    ref: { source: SOURCE, type: 'playlist', id: playlist.id },
    title: playlist.title,
    artist: playlist.creator,
    coverUrl: playlist.coverUrl,
    trackCount: playlist.trackCount,
  }),
  artist: (artist: Artist): CatalogueEntry => ({
    ...EMPTY,
    ref: { source: SOURCE, type: 'artist', id: artist.id },
    title: artist.name,
    artist: artist.name,
    coverUrl: artist.pictureUrl,
  }),
};
