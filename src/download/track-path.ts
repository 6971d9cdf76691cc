import { extensionOf, type Quality, type Track } from '../domain/index.js';
import type { QueuedItem } from '../queue/index.js';
import { PathTemplate, safeName, withSuffix, type TemplateValues } from '../library/index.js';
import type { Settings } from '../config/index.js';
import { collectionMeta } from './item-meta.js';

/** Placeholders whose values only the album's own catalogue entry has. */
const ALBUM_PLACEHOLDERS = ['album_artist', 'genre', 'label', 'upc', 'year', 'date'] as const;

/** What of an item decides about its path. */
export type Filed = Pick<QueuedItem, 'sourceId' | 'position' | 'parent'>;

type Templates = Settings['download']['templates'];

/** The template for an item, by where it was asked for. */
export function templateOf(item: Pick<Filed, 'parent'>, templates: Templates): PathTemplate {
  if (item.parent?.type === 'album') return PathTemplate.parse(templates.albumTrack);
  if (item.parent?.type === 'playlist') return PathTemplate.parse(templates.playlistTrack);
  return PathTemplate.parse(templates.track);
}

/** Whether the path of this track needs what only the album's catalogue entry tells. */
export function needsAlbum(template: PathTemplate, track: Track): boolean {
  if (!track.album) return false;
  const values = albumValues(track);
  return ALBUM_PLACEHOLDERS.some((name) => template.placeholders.has(name) && values[name] === null);
}

/**
 * Paths for a track, most wanted first; the last one carries its id and so is unique.
 * @param chosen a path without extension that counts instead of the template
 * @returns relative to the library, with `/`
 */
export function candidatePaths(
  item: Filed,
  track: Track,
  quality: Quality,
  template: PathTemplate,
  chosen: string | null = null,
): string[] {
  const extension = extensionOf(quality);
  const rendered =
    chosen === null
      ? template.render(templateValues(item, track, quality), {
          isMultiDisc: discCountOf(item, track) > 1,
          extension,
        })
      : chosenFile(chosen, extension);
  const path = quality === 'PREVIEW' ? withSuffix(rendered, ' (Preview)') : rendered;
  const byId = withSuffix(path, ` [${item.sourceId}]`);
  return [path, byId, withSuffix(byId, ` ${quality}`)];
}

/** What a plugin chose, as names that every file system takes. */
function chosenFile(chosen: string, extension: string): string {
  const parts = chosen.split('/').map((part) => safeName(part));
  return withSuffix(`${parts.join('/')}.${extension}`, '');
}

/** As many as are known of; a track of the second disc says that there are two. */
function discCountOf({ parent }: Filed, { album, discNumber }: Track): number {
  const ofAlbum = parent?.type === 'album' ? collectionMeta(parent.meta)?.discCount : null;
  return Math.max(ofAlbum ?? 1, album?.discCount ?? 1, discNumber ?? 1);
}

function templateValues(item: Filed, track: Track, quality: Quality): TemplateValues {
  return {
    artist: track.artist,
    album: track.album?.title ?? null,
    title: track.title,
    // An album's own order stands in for a number that the source does not tell.
    track_number: track.trackNumber ?? (item.parent?.type === 'album' ? item.position : null),
    disc_number: track.discNumber,
    isrc: track.isrc,
    explicit: track.isExplicit ? 'Explicit' : null,
    id: item.sourceId,
    quality,
    ...albumValues(track),
    album_artist: track.album?.artist ?? track.artist,
    ...playlistValues(item),
  };
}

function playlistValues(item: Filed): TemplateValues {
  if (item.parent?.type !== 'playlist') return { playlist: null, playlist_position: null };
  return { playlist: item.parent.title, playlist_position: item.position };
}

function albumValues(track: Track): Record<(typeof ALBUM_PLACEHOLDERS)[number], string | null> {
  const { album } = track;
  return {
    album_artist: album?.artist ?? null,
    genre: album?.genres?.[0] ?? null,
    label: album?.label ?? null,
    upc: album?.upc ?? null,
    year: yearOf(album?.releaseDate) ?? yearOf(track.releaseDate),
    date: album?.releaseDate ?? track.releaseDate,
  };
}

function yearOf(date: string | null | undefined): string | null {
  const year = date?.slice(0, 4) ?? null;
  return year === '1900' || year === '0000' ? null : year;
}
