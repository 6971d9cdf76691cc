import type { Sandbox } from '../../src/sandbox/index.js';
import type { ReadTags } from './tag-readers.js';

/** What the sandbox's catalogue says of a track, as tags, and where its cover is. */
export interface CatalogueTags {
  tags: Omit<Required<ReadTags>, 'cover'>;
  /** Main artists, then featured ones. */
  artists: string[];
  upc: string;
  /** With `{}` for width and height. */
  coverUrl: string | null;
}

interface Person {
  name: string;
  role: string;
}
interface Track {
  title: string;
  isrc: string;
  track_position: number;
  disk_number: number;
  contributors: Person[];
  artist: Person;
  album: { id: number };
}
interface Album {
  title: string;
  upc: string;
  nb_tracks: number;
  release_date: string;
  artist: Person;
  genres: { data: { name: string }[] };
  cover_xl: string | null;
}

/** Asks the catalogue as anybody may; nothing of the host is between. */
export async function catalogueTags({ url }: Sandbox, trackId: string): Promise<CatalogueTags> {
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${url}${path}`)).json() as Promise<T>;
  const track = await ask<Track>(`/track/${trackId}`);
  const album = await ask<Album>(`/album/${String(track.album.id)}`);
  const { data } = await ask<{ data: Track[] }>(`/album/${String(track.album.id)}/tracks?limit=500`);
  const discs = Math.max(...data.map(({ disk_number }) => disk_number));
  const number = String(track.track_position);
  return {
    tags: {
      title: track.title,
      artist: track.artist.name,
      album: album.title,
      albumArtist: album.artist.name,
      track: discs > 1 ? number : `${number}/${String(album.nb_tracks)}`,
      disc: `${String(track.disk_number)}/${String(discs)}`,
      date: album.release_date,
      genre: album.genres.data[0]?.name ?? '',
      isrc: track.isrc,
    },
    artists: track.contributors.map(({ name }) => name),
    upc: album.upc,
    coverUrl: album.cover_xl?.replace(/\/\d+x\d+-/, '/{}x{}-') ?? null,
  };
}

/** The bytes of a cover as the CDN gives it. */
export async function coverBytes({ coverUrl }: CatalogueTags, pixels: number): Promise<Buffer> {
  const answer = await fetch((coverUrl ?? '').replaceAll('{}', String(pixels)));
  if (!answer.ok) throw new Error(`the cover was refused: ${String(answer.status)}`);
  return Buffer.from(await answer.arrayBuffer());
}
