import { generatedAlbum, generatedArtist, generatedPlaylist, generatedTrack } from './generated.js';
import { UPLOAD } from './hurtful-names.js';
import type { SandboxAlbum, SandboxArtist, SandboxPlaylist, SandboxTrack } from './model.js';
import { PLAYLISTS } from './playlists.js';
import { ARTISTS, WORLD } from './world.js';

function byId<T extends { id: number }>(things: readonly T[]): ReadonlyMap<number, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The made-up world, and the generated part beyond it, which follows from ids and takes no memory. */
export class Catalogue {
  readonly artists = ARTISTS;
  readonly albums = WORLD.albums;
  readonly tracks = WORLD.tracks;
  readonly playlists = PLAYLISTS;
  private readonly artistsById = byId(ARTISTS);
  private readonly albumsById = byId(WORLD.albums);
  private readonly tracksById = byId([...WORLD.tracks, UPLOAD]);
  private readonly playlistsById = byId(PLAYLISTS);

  track(id: number): SandboxTrack | null {
    return this.tracksById.get(id) ?? generatedTrack(id);
  }

  album(id: number): SandboxAlbum | null {
    return this.albumsById.get(id) ?? generatedAlbum(id);
  }

  artist(id: number): SandboxArtist | null {
    return this.artistsById.get(id) ?? generatedArtist(id);
  }

  playlist(id: number): SandboxPlaylist | null {
    return this.playlistsById.get(id) ?? generatedPlaylist(id);
  }

  /** Album of a track. @throws Error when the world is inconsistent */
  albumOf(track: SandboxTrack): SandboxAlbum {
    return must(this.album(track.albumId), `album ${String(track.albumId)}`);
  }

  /** @throws Error when the world is inconsistent */
  artistOf(thing: { artistId: number }): SandboxArtist {
    return must(this.artist(thing.artistId), `artist ${String(thing.artistId)}`);
  }

  /** @throws Error when the world is inconsistent */
  tracksOf(album: SandboxAlbum): SandboxTrack[] {
    return album.trackIds.map((id) => must(this.track(id), `track ${String(id)}`));
  }

  /** Of several recordings under one code the last one, as the service may: never the best known. */
  trackByIsrc(isrc: string): SandboxTrack | null {
    const code = isrc.toUpperCase();
    return this.tracks.findLast((track) => track.isrc === code) ?? null;
  }

  /** Leading zeros count for nothing up to 12 digits, but a longer code that begins with one is not known. */
  albumByUpc(upc: string): SandboxAlbum | null {
    if (upc.length > 12 && upc.startsWith('0')) return null;
    const code = withoutZeros(upc);
    return this.albums.find((album) => withoutZeros(album.upc) === code) ?? null;
  }

  albumsOf(artistId: number): SandboxAlbum[] {
    return this.albums.filter((album) => album.artistId === artistId);
  }

  topTracksOf(artistId: number): SandboxTrack[] {
    return this.tracks.filter((track) => track.artistId === artistId || track.featuredIds.includes(artistId));
  }
}

function withoutZeros(code: string): string {
  return code.replace(/^0+/, '');
}

function must<T>(thing: T | null, what: string): T {
  if (thing === null) throw new Error(`the sandbox's world has no ${what}`);
  return thing;
}
