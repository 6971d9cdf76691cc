import type { SandboxArtist } from './model.js';
import type { Links } from './links.js';
import { md5Hex } from '../seed.js';

type Json = Record<string, unknown>;

/** Artists in the forms in which the catalogue shows them. */
export class ArtistView {
  constructor(private readonly links: Links) {}

  /** Within a track of an album or a top list. */
  reduced({ id, name }: SandboxArtist): Json {
    return { id, name, tracklist: this.tracklist(id), type: 'artist' };
  }

  /** Within an album. */
  pictured(artist: SandboxArtist): Json {
    const { id, name } = artist;
    return { id, name, ...this.pictures(artist), tracklist: this.tracklist(id), type: 'artist' };
  }

  /** Within a search hit or a playlist. */
  linked(artist: SandboxArtist): Json {
    const { id, name } = artist;
    const link = this.links.page('artist', id);
    return { id, name, link, ...this.pictures(artist), tracklist: this.tracklist(id), type: 'artist' };
  }

  /** Within a full track. */
  shared(artist: SandboxArtist): Json {
    const { id, name } = artist;
    const link = this.links.page('artist', id);
    const share = this.links.share('artist', id);
    const tracklist = this.tracklist(id);
    return { id, name, link, share, ...this.pictures(artist), radio: true, tracklist, type: 'artist' };
  }

  contributor(artist: SandboxArtist, role: 'Main' | 'Featured'): Json {
    return { ...this.shared(artist), role };
  }

  full(artist: SandboxArtist, albumCount: number): Json {
    const { id, name, fans } = artist;
    const link = this.links.page('artist', id);
    const share = this.links.share('artist', id);
    const counts = { nb_album: albumCount, nb_fan: fans, radio: true };
    return {
      id,
      name,
      link,
      share,
      ...this.pictures(artist),
      ...counts,
      tracklist: this.tracklist(id),
      type: 'artist',
    };
  }

  hit(artist: SandboxArtist, albumCount: number): Json {
    const { share: _share, ...rest } = this.full(artist, albumCount);
    return rest;
  }

  md5(artist: SandboxArtist): string {
    return artist.hasPicture ? md5Hex(`artist ${String(artist.id)}`) : '';
  }

  private pictures(artist: SandboxArtist): Json {
    return this.links.images('picture', `artist/${String(artist.id)}`, 'artist', this.md5(artist));
  }

  private tracklist(id: number): string {
    return `${this.links.base}/artist/${String(id)}/top?limit=50`;
  }
}
