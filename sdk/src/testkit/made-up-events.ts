import type { AlbumEvent, BeforeDownloadEvent, MemberInfo, PlaylistEvent, TrackEvent } from '../hooks.js';
import type { EventOverrides, Overrides } from './event-overrides.js';
import { withOverrides } from './event-overrides.js';
import { albumInfo, playlistInfo, trackInfo } from './made-up-music.js';

const noImages = { cover: null, artistImage: null, playlistImage: null };

/** A track before its download. */
export function beforeDownloadEvent(overrides: EventOverrides<'beforeDownload'> = {}): BeforeDownloadEvent {
  const { item, track } = trackEvent();
  return withOverrides<BeforeDownloadEvent>(
    { item: { ...item, quality: { wanted: 'FLAC', got: null } }, track },
    overrides,
  );
}

/**
 * A staged FLAC file of an album's second track; an override of `file.format` brings type, extension and path along. `file.path` is
 * empty unless it is given: the test host fills it in.
 */
export function trackEvent(overrides: EventOverrides<'processTrack'> = {}): TrackEvent {
  const track = withOverrides(trackInfo(), overrides.track);
  const got = overrides.file?.format ?? 'FLAC';
  const extension = got === 'FLAC' ? 'flac' : 'mp3';
  const base: TrackEvent = {
    item: {
      id: `track_${track.id}`,
      type: 'track',
      quality: { wanted: 'FLAC', got },
      parent: null,
    },
    track,
    file: {
      path: '',
      libraryPath: `Aurelia Finch/Low Tide/02 - ${track.title}.${extension}`,
      format: got,
      mime: got === 'FLAC' ? 'audio/flac' : 'audio/mpeg',
      extension,
      isPublished: false,
    },
    ...noImages,
  };
  return withOverrides(base, overrides);
}

/** A member of a collection that is completed, unless the overrides say otherwise. */
export function member(position: number, overrides: Overrides<MemberInfo> = {}): MemberInfo {
  const track = withOverrides(
    { ...trackInfo(), id: String(9000 + position), title: `Song ${position}`, trackNumber: position },
    overrides.track,
  );
  const isThere = (overrides.status ?? 'completed') === 'completed';
  const base: MemberInfo = {
    id: `track_${track.id}`,
    position,
    status: 'completed',
    post: isThere ? 'ok' : 'none',
    path: isThere ? `Aurelia Finch/Low Tide/${String(position).padStart(2, '0')} - ${track.title}.flac` : null,
    track,
    error: isThere ? null : 'The track is not available.',
  };
  return withOverrides(base, overrides);
}

function members(overrides: Overrides<MemberInfo>[] | undefined): MemberInfo[] {
  return (overrides ?? [{}, {}, {}]).map((each, index) => member(each.position ?? index + 1, each));
}

function countsOf(all: MemberInfo[]): AlbumEvent['counts'] {
  const of = (status: string): number => all.filter((each) => each.status === status).length;
  return { total: all.length, completed: of('completed'), failed: of('failed') };
}

/** An album of three completed tracks; counts follow from the members. */
export function albumEvent(overrides: EventOverrides<'afterAlbum'> = {}): AlbumEvent {
  const { members: given, ...rest } = overrides;
  const all = members(given);
  const album = withOverrides(albumInfo(), rest.album);
  const base: AlbumEvent = {
    item: { id: `album_${album.id}`, type: 'album', quality: { wanted: 'FLAC', got: 'FLAC' }, parent: null },
    album,
    members: all,
    counts: countsOf(all),
    ...noImages,
  };
  return withOverrides(base, rest);
}

/** A playlist of three completed tracks; counts follow from the members. */
export function playlistEvent(overrides: EventOverrides<'afterPlaylist'> = {}): PlaylistEvent {
  const { members: given, ...rest } = overrides;
  const all = members(given);
  const playlist = withOverrides(playlistInfo(), rest.playlist);
  const base: PlaylistEvent = {
    item: { id: `playlist_${playlist.id}`, type: 'playlist', quality: { wanted: 'FLAC', got: 'FLAC' }, parent: null },
    playlist,
    members: all,
    counts: countsOf(all),
    ...noImages,
  };
  return withOverrides(base, rest);
}
