import { AUDIO_FORMATS } from '../../domain/index.js';
import type { SandboxAlbum, SandboxTrack } from './model.js';

type TrackNeeds = 'id' | 'title' | 'artistId' | 'albumId';
type AlbumNeeds = 'id' | 'title' | 'artistId' | 'upc';

/** A track with which everything is right, except for what is said. */
export function newTrack(given: Pick<SandboxTrack, TrackNeeds> & Partial<SandboxTrack>): SandboxTrack {
  return {
    version: '',
    featuredIds: [],
    position: 1,
    disc: 1,
    seconds: 8,
    isrc: `QZSBX26${String(Math.abs(given.id) % 100_000).padStart(5, '0')}`,
    formats: AUDIO_FORMATS,
    isReadable: true,
    hasRights: true,
    hasPreview: true,
    fallbackId: null,
    alternativeId: null,
    releaseDate: null,
    explicit: 0,
    bytesPerSecond: 0,
    hasDyingSource: false,
    ...given,
  };
}

/** An album with which everything is right, except for what is said. */
export function newAlbum(given: Pick<SandboxAlbum, AlbumNeeds> & Partial<SandboxAlbum>): SandboxAlbum {
  return {
    featuredIds: [],
    label: 'Sandcastle Recordings',
    genre: { id: 106, name: 'Electro' },
    releaseDate: '2024-05-17',
    recordType: 'album',
    trackIds: [],
    isAvailable: true,
    alternativeId: null,
    cover: 'normal',
    ...given,
  };
}
