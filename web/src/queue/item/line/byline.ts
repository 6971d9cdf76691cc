import type { Item } from 'deemusic/wire';

/** Artist and album, without what the line says already or what is said by the collection above it. */
export function byline({ title, artist, album, parentId }: Item): string {
  const isInAlbum = parentId?.startsWith('album_') ?? false;
  const parts = [artist, isInAlbum || album === title ? null : album];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
