import { md5Hex } from '../seed.js';
import type { Catalogue } from './catalogue.js';
import type { Links } from './links.js';
import type { SandboxPlaylist } from './model.js';
import type { TrackView } from './track-view.js';

type Json = Record<string, unknown>;

/** Most tracks that a playlist holds inline. */
export const PLAYLIST_INLINE_TRACKS = 400;

/** Playlists in the forms in which the catalogue shows them. */
export class PlaylistView {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly links: Links,
    private readonly tracks: TrackView,
  ) {}

  full(playlist: SandboxPlaylist): Json {
    const { id, title, description } = playlist;
    const checksum = this.checksum(playlist);
    return {
      id,
      title,
      description,
      duration: playlist.tracks.length * 8,
      public: playlist.access === 'public',
      is_loved_track: false,
      collaborative: false,
      nb_tracks: playlist.tracks.length,
      fans: 3,
      link: this.links.page('playlist', id),
      share: this.links.share('playlist', id),
      ...this.pictures(playlist),
      checksum,
      tracklist: `${this.links.base}/playlist/${String(id)}/tracks`,
      creation_date: '2026-01-05 18:30:00',
      add_date: '2026-01-05 18:30:00',
      mod_date: '2026-02-11 07:12:44',
      md5_image: this.md5(playlist),
      picture_type: 'cover',
      creator: this.user(playlist),
      type: 'playlist',
      tracks: { data: this.entries(playlist, 0, PLAYLIST_INLINE_TRACKS), checksum },
    };
  }

  /** A search hit: the owner is called `user` here. */
  hit(playlist: SandboxPlaylist): Json {
    // The tracks would be listed for nothing; the pictures are those of the playlist as it is.
    const bare = this.full({ ...playlist, tracks: { length: 0, at: () => 0 } });
    const full: Json = { ...bare, ...this.pictures(playlist), md5_image: this.md5(playlist) };
    const names = ['id', 'title', 'public', 'nb_tracks', 'link', ...PICTURES, 'checksum', 'tracklist'];
    const dates = ['creation_date', 'md5_image', 'picture_type'];
    const picked = Object.fromEntries([...names, ...dates].map((name) => [name, full[name]]));
    return { ...picked, nb_tracks: playlist.tracks.length, user: this.user(playlist), type: 'playlist' };
  }

  /** Sliced first and filtered after: fewer than asked for may come, and none, although more follow. */
  entries(playlist: SandboxPlaylist, index: number, limit: number): Json[] {
    const entries: Json[] = [];
    for (let at = index; at < Math.min(index + limit, playlist.tracks.length); at++) {
      const track = playlist.filtered.has(at) ? null : this.catalogue.track(playlist.tracks.at(at));
      if (track) entries.push(this.tracks.inPlaylist(track, at));
    }
    return entries;
  }

  checksum({ id, tracks }: SandboxPlaylist): string {
    return md5Hex(`playlist ${String(id)} ${String(tracks.length)}`);
  }

  md5(playlist: SandboxPlaylist): string {
    if (playlist.tracks.length === 0) return '';
    const parts = playlist.hasMosaic ? [1, 2, 3, 4] : [1];
    return parts.map((part) => md5Hex(`playlist ${String(playlist.id)} ${String(part)}`)).join('-');
  }

  private pictures(playlist: SandboxPlaylist): Json {
    return this.links.images('picture', `playlist/${String(playlist.id)}`, 'cover', this.md5(playlist));
  }

  private user({ creator }: SandboxPlaylist): Json {
    return { ...creator, tracklist: `${this.links.base}/user/${String(creator.id)}/flow`, type: 'user' };
  }
}

const PICTURES = ['picture', 'picture_small', 'picture_medium', 'picture_big', 'picture_xl'];
