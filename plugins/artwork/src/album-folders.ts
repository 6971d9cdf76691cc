import type { AlbumInfo, TrackInfo } from '@deemusic/plugin-sdk';
import { hasInName, isDiscName, isNamed } from './folder-name.js';
import { commonFolder, folderOf, nameOf, unique, withAncestors } from './folder.js';

/** Where a track of an album lies. */
export interface Placed {
  path: string;
  track: Pick<TrackInfo, 'discNumber'>;
}

export interface AlbumFolders {
  /** The album's own; several where a template spreads it. */
  folders: string[];
  /** Of its discs, below them. */
  discs: string[];
}

type Names = Pick<AlbumInfo, 'title' | 'artist' | 'discCount'>;

/** A template without a folder for the album: its tracks lie in the artist's, with those of other albums. */
function isArtistsAlone(folder: string, { title, artist }: Names): boolean {
  const name = nameOf(folder);
  return artist !== null && isNamed(name, artist) && !hasInName(name, title);
}

function isDisc({ path, track }: Placed): boolean {
  return track.discNumber !== null && isDiscName(nameOf(folderOf(path)), track.discNumber);
}

/** One folder where there is one, else each that bears the album's name. */
function ownFolders(folders: readonly string[], album: Names): string[] {
  if (folders.length < 2) return [...folders];
  const common = commonFolder(folders);
  if (common !== '' && hasInName(nameOf(common), album.title)) return [common];
  return folders.filter((folder) => hasInName(nameOf(folder), album.title));
}

/** The folders of an album, from where its tracks lie. Never the library itself, nor the artist's folder. */
export function albumFolders(members: readonly Placed[], album: Names): AlbumFolders {
  const highestDisc = Math.max(album.discCount ?? 1, ...members.map(({ track }) => track.discNumber ?? 1));
  const onDiscs = highestDisc > 1 ? members.filter(isDisc) : [];
  const beside = members.filter((member) => !onDiscs.includes(member));
  const discs = unique(onDiscs.map(({ path }) => folderOf(path)));
  const all = unique([...beside.map(({ path }) => folderOf(path)), ...discs.map(folderOf)]);
  const folders = ownFolders(all, album).filter((folder) => folder !== '' && !isArtistsAlone(folder, album));
  return { folders, discs: discs.filter((disc) => folders.includes(folderOf(disc))) };
}

/** The artist's folder, where an album's tracks lie in one: the nearest that bears the name. */
export function artistFolder(paths: readonly string[], { title, artist }: Names): string | null {
  if (artist === null) return null;
  const common = commonFolder(unique(paths.map(folderOf)));
  const [nearest, ...above] = withAncestors(common).filter((folder) => isNamed(nameOf(folder), artist));
  if (nearest === undefined) return null;
  // An album that is called as its artist: its own folder is not the artist's.
  const isAlbums = nearest === common && isNamed(nameOf(nearest), title);
  return isAlbums ? (above[0] ?? null) : nearest;
}

/** The playlist's own folder; null where its tracks lie elsewhere. */
export function playlistFolder(paths: readonly string[], title: string): string | null {
  const common = commonFolder(unique(paths.map(folderOf)));
  return withAncestors(common).find((folder) => hasInName(nameOf(folder), title)) ?? null;
}
