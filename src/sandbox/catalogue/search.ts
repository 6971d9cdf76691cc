import type { Catalogue } from './catalogue.js';
import type { SandboxAlbum, SandboxArtist, SandboxPlaylist, SandboxTrack } from './model.js';

/** What a query asks for: free words, and words that one field must hold. */
interface Query {
  words: string[];
  fields: Map<string, string>;
}

/** Plain search over the made-up world; generated tracks are not found. */
export class Search {
  constructor(private readonly catalogue: Catalogue) {}

  tracks(q: string): SandboxTrack[] {
    return this.catalogue.tracks.filter((track) => {
      const artists = [track.artistId, ...track.featuredIds].map(
        (artistId) => this.catalogue.artistOf({ artistId }).name,
      );
      const title = `${track.title} ${track.version ?? ''}`;
      const album = this.catalogue.albumOf(track);
      return matches(parse(q), { track: title, artist: artists.join(' '), album: album.title, label: album.label });
    });
  }

  albums(q: string): SandboxAlbum[] {
    return this.catalogue.albums.filter((album) =>
      matches(parse(q), { album: album.title, artist: this.catalogue.artistOf(album).name, label: album.label }),
    );
  }

  artists(q: string): SandboxArtist[] {
    return this.catalogue.artists.filter((artist) => matches(parse(q), { artist: artist.name }));
  }

  playlists(q: string): SandboxPlaylist[] {
    const isPublic = this.catalogue.playlists.filter((playlist) => playlist.access === 'public');
    return isPublic.filter((playlist) => matches(parse(q), { playlist: playlist.title }));
  }
}

function parse(q: string): Query {
  const fields = new Map<string, string>();
  const rest = q.replaceAll(/(artist|album|track|label):"([^"]*)"/g, (_, field: string, value: string) => {
    fields.set(field, normal(value));
    return ' ';
  });
  return { words: normal(rest).split(/\s+/).filter(Boolean), fields };
}

function matches(query: Query, texts: Record<string, string>): boolean {
  const all = normal(Object.values(texts).join(' '));
  const hasWords = query.words.every((word) => all.includes(word));
  return hasWords && [...query.fields].every(([field, value]) => normal(texts[field] ?? '').includes(value));
}

/** Without accents and case. */
function normal(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
