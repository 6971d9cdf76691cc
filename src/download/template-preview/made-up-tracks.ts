import type { Album, ItemType, Quality, Track } from '../../domain/index.js';
import type { CollectionMeta } from '../item-meta.js';
import type { Filed } from '../track-path.js';

/** A track with the place that it has in the list. */
export interface Example {
  /** What it shows, for people. */
  label: string;
  item: Filed;
  track: Track;
  quality: Quality;
}

const ALBUM: Album = {
  id: '4001',
  title: 'Tides & Seasons',
  artist: 'The Lanterns',
  artists: [{ id: '300', name: 'The Lanterns', role: 'main' }],
  upc: '0123456789012',
  label: 'Quiet Harbour',
  genres: ['Folk'],
  releaseDate: '2014-05-09',
  recordType: 'album',
  trackCount: 11,
  discCount: 1,
  isExplicit: false,
  coverUrl: null,
};

const TRACK: Track = {
  id: '50001',
  title: 'Harbour Lights',
  artist: 'The Lanterns',
  artists: [{ id: '300', name: 'The Lanterns', role: 'main' }],
  album: ALBUM,
  trackNumber: 3,
  discNumber: 1,
  durationSeconds: 214,
  isrc: 'QZMUP1400003',
  isExplicit: false,
  releaseDate: '2014-05-09',
  bpm: null,
  gain: null,
  coverUrl: null,
  isReadable: true,
};

/** Longer than a name of a file may be, so that it shows how it is cut. */
const LONG_TITLE = `The Song of Those Who ${'Sailed and Came Home and '.repeat(12)}Stayed (Live)`;

interface Oddity {
  label: string;
  track?: Partial<Track>;
  album?: Partial<Album>;
  quality?: Quality;
  position?: number;
}

const SLASH: Oddity = {
  label: 'Characters that no name may have',
  track: { title: 'Left/Right: Which Way?', artist: 'Salt/Stone' },
};
const LONG: Oddity = { label: 'A very long title', track: { title: LONG_TITLE } };
const NO_YEAR: Oddity = {
  label: 'A release of which no year is known',
  track: { title: 'Lost Tape', releaseDate: null },
  album: { releaseDate: null, genres: null, label: null, upc: null },
};
const CLIP: Oddity = { label: 'A 30 s preview', quality: 'PREVIEW' };

/** What shows best how a template works out, for tracks that stand there. */
const ODDITIES: Readonly<Record<ItemType, readonly Oddity[]>> = {
  track: [{ label: 'A single track' }, SLASH, NO_YEAR, LONG, CLIP],
  album: [
    { label: 'A track of an album with one disc' },
    {
      label: 'A track of an album with two discs',
      track: { title: 'Low Tide', discNumber: 2, trackNumber: 4, isExplicit: true },
      album: { title: 'Tides & Seasons (Deluxe)', discCount: 2, isExplicit: true },
      position: 15,
    },
    SLASH,
    NO_YEAR,
    LONG,
  ],
  playlist: [
    { label: 'A track of a playlist' },
    { label: 'Another artist, further down', track: { title: 'Northbound', artist: 'Ada Winter' }, position: 127 },
    SLASH,
    LONG,
    CLIP,
  ],
};

/** Made-up tracks. @param within what they belong to; `track`: nothing */
export function madeUpTracks(within: ItemType): Example[] {
  return ODDITIES[within].map(({ label, track, album, quality = 'FLAC', position = 3 }) => {
    const ofAlbum: Album = { ...ALBUM, artist: track?.artist ?? ALBUM.artist, ...album };
    return {
      label,
      item: { sourceId: TRACK.id, position: within === 'track' ? null : position, parent: parentOf(within, ofAlbum) },
      track: { ...TRACK, ...track, album: ofAlbum },
      quality,
    };
  });
}

function parentOf(within: ItemType, album: Album): Filed['parent'] {
  if (within === 'track') return null;
  if (within === 'playlist')
    return { id: 'playlist_1', type: within, title: 'Evenings / Slow', meta: null, childCount: 140 };
  const meta: CollectionMeta = { collection: { type: 'album', album }, discCount: album.discCount ?? 1 };
  return { id: 'album_4001', type: within, title: album.title, meta, childCount: 11 };
}
