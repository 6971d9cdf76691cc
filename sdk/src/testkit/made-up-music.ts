import type { AlbumInfo, PlaylistInfo, TrackInfo } from '../media.js';

/** An album that does not exist, with everything known. */
export function albumInfo(): AlbumInfo {
  return {
    id: '7001',
    title: 'Low Tide',
    artist: 'Aurelia Finch',
    artists: [{ id: '501', name: 'Aurelia Finch', role: 'main' }],
    upc: '0000000007001',
    label: 'Made-up Records',
    genres: ['Folk', 'Ambient'],
    releaseDate: '2021-03-19',
    recordType: 'album',
    trackCount: 3,
    discCount: 1,
    isExplicit: false,
  };
}

/** A track that does not exist, with everything known and a featured artist. */
export function trackInfo(): TrackInfo {
  return {
    id: '9001',
    source: 'sandbox',
    title: 'Harbour Lights',
    artist: 'Aurelia Finch',
    artists: [
      { id: '501', name: 'Aurelia Finch', role: 'main' },
      { id: '502', name: 'Tomás Ødegård', role: 'featured' },
    ],
    album: albumInfo(),
    trackNumber: 2,
    discNumber: 1,
    durationSeconds: 214,
    isrc: 'ZZABC2100002',
    isExplicit: false,
    releaseDate: '2021-03-19',
    bpm: 96.5,
    gainDb: -8.4,
  };
}

/** A playlist that does not exist. */
export function playlistInfo(): PlaylistInfo {
  return {
    id: '8001',
    source: 'sandbox',
    title: 'Evening Ferry',
    description: 'Slow crossings',
    creator: 'somebody',
    trackCount: 3,
  };
}
