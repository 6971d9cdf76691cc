import { newTrack } from './defaults.js';
import type { SandboxAlbum, SandboxTrack } from './model.js';

/** What is said of a track in the lists of the made-up world; the rest follows from its album. */
export type TrackSketch = Partial<SandboxTrack> & { title: string };

export interface AlbumWithTracks {
  album: SandboxAlbum;
  tracks: SandboxTrack[];
}

/** Tracks without an id get one that follows from the album’s: `2000102` → `2000102001`, far from all others. */
export function tracksOf(album: SandboxAlbum, sketches: readonly TrackSketch[]): AlbumWithTracks {
  const positions = new Map<number, number>();
  const tracks = sketches.map((sketch, index) => {
    const disc = sketch.disc ?? 1;
    const position = (positions.get(disc) ?? 0) + 1;
    positions.set(disc, position);
    const id = sketch.id ?? album.id * 1000 + index + 1;
    // Ids of albums of the world differ in their last two digits.
    const isrc = `QZSBX25${String((album.id % 100) * 1000 + index + 1).padStart(5, '0')}`;
    return newTrack({ artistId: album.artistId, isrc, position, disc, ...sketch, id, albumId: album.id });
  });
  return { album: { ...album, trackIds: tracks.map((track) => track.id) }, tracks };
}
