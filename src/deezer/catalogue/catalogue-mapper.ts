import type { Album, Artist, ArtistCredit, Playlist, Track } from '../../domain/index.js';
import type { ApiAlbum, ApiAlbumWithin, ApiArtist, ApiPerson, ApiPlaylist, ApiTrack } from './catalogue.schema.js';
import { coverUrl } from './cover-url.js';
import { fullTitle, isExplicit, readableText, releaseDate } from './readable-text.js';

/** From the catalogue's answers to the host's music. */
export class CatalogueMapper {
  /** @param imageBase where images lie; read at each use */
  constructor(private readonly imageBase: () => string) {}

  /** @param album the whole album, when the track was found on its page */
  track(api: Omit<ApiTrack, 'alternative'>, album: Album | null = null): Track {
    const inner = album ?? (api.album && this.albumWithin(api.album));
    return {
      id: api.id,
      title: fullTitle(api.title, api.title_version),
      artist: readableText(api.artist.name),
      artists: this.credits(api.contributors, api.artist),
      album: inner,
      trackNumber: positive(api.track_position),
      discNumber: positive(api.disk_number),
      durationSeconds: positive(api.duration),
      isrc: filled(api.isrc),
      isExplicit: isExplicit(api.explicit_content_lyrics, api.explicit_lyrics),
      releaseDate: releaseDate(api.release_date),
      bpm: positive(api.bpm),
      gain: api.gain,
      coverUrl: inner?.coverUrl ?? coverUrl({ md5_image: api.md5_image }, this.imageBase()),
      isReadable: api.readable ?? true,
    };
  }

  /** @param discCount highest disc number of its tracks, when they are known */
  album(api: ApiAlbum, discCount: number | null = null): Album {
    return {
      id: api.id,
      title: readableText(api.title),
      artist: api.artist && readableText(api.artist.name),
      artists: this.credits(api.contributors, api.artist),
      upc: filled(api.upc),
      label: filled(api.label),
      genres: api.genres?.data.map(({ name }) => readableText(name)) ?? null,
      releaseDate: releaseDate(api.release_date),
      recordType: filled(api.record_type),
      trackCount: api.nb_tracks,
      discCount,
      isExplicit: isExplicit(api.explicit_content_lyrics, api.explicit_lyrics),
      coverUrl: coverUrl(api, this.imageBase()),
    };
  }

  playlist(api: ApiPlaylist): Playlist {
    const owner = api.creator ?? api.user;
    return {
      id: api.id,
      title: readableText(api.title),
      description: filled(api.description),
      creator: owner && readableText(owner.name),
      trackCount: api.nb_tracks,
      coverUrl: coverUrl(api, this.imageBase(), api.picture_type ?? 'playlist'),
    };
  }

  artist(api: ApiArtist): Artist {
    return {
      id: api.id,
      name: readableText(api.name),
      pictureUrl: coverUrl(api, this.imageBase(), 'artist'),
      albumCount: api.nb_album,
    };
  }

  private credits(contributors: readonly ApiPerson[] | null | undefined, main: ApiPerson | null): ArtistCredit[] {
    const people = contributors?.length ? contributors : main ? [main] : [];
    return people.map((person) => {
      const pictureUrl = coverUrl(person, this.imageBase(), 'artist');
      return {
        id: person.id,
        name: readableText(person.name),
        role: person.role === 'Featured' ? ('featured' as const) : ('main' as const),
        // Most answers bring none; what is not there need not be stored with every track.
        ...(pictureUrl === null ? {} : { pictureUrl }),
      };
    });
  }

  /** What a track says of its album: little. */
  private albumWithin(api: ApiAlbumWithin): Album {
    return {
      id: api.id,
      title: readableText(api.title),
      artist: null,
      artists: [],
      upc: filled(api.upc),
      label: null,
      genres: null,
      releaseDate: releaseDate(api.release_date),
      recordType: null,
      trackCount: null,
      discCount: null,
      isExplicit: null,
      coverUrl: coverUrl(api, this.imageBase()),
    };
  }
}

function filled(text: string | null): string | null {
  const readable = readableText(text ?? '');
  return readable === '' ? null : readable;
}

/** 0 is how the service says that it does not know. */
function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
