import { SANDBOX_IDS } from './ids.js';
import type { SandboxPlaylist, TrackList } from './model.js';

const { playlist, track } = SANDBOX_IDS;
const CREATOR = { id: 6000001, name: 'Sandbox' };

function listOf(ids: readonly (string | number)[]): TrackList {
  return { length: ids.length, at: (position) => Number(ids[position]) };
}

function newPlaylist(given: Pick<SandboxPlaylist, 'id' | 'title'> & Partial<SandboxPlaylist>): SandboxPlaylist {
  return {
    description: '',
    creator: CREATOR,
    tracks: listOf([]),
    filtered: new Set(),
    access: 'public',
    hasMosaic: false,
    ...given,
  };
}

/** Tracks of an album of the world that have no name of their own. */
function ofAlbum(album: string, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number(album) * 1000 + from + index);
}

const FERRY = SANDBOX_IDS.album.twoDisc;
const VIEWS = ofAlbum(SANDBOX_IDS.album.long, 1, 36);
const EDGES = Object.entries(track).filter(([meaning]) => meaning !== 'missing' && meaning !== 'upload');

/** The playlists that are always there. */
export const PLAYLISTS: readonly SandboxPlaylist[] = [
  newPlaylist({
    id: Number(playlist.demo),
    title: 'Evening by the Sea',
    description: 'Eight that show what can happen: https://example.org/it’s-fine',
    hasMosaic: true,
    tracks: listOf([
      ...ofAlbum(FERRY, 1, 2),
      track.unavailable,
      track.mp3Only,
      track.slow,
      track.dyingSource,
      track.versioned,
      track.featuring,
    ]),
  }),
  newPlaylist({ id: Number(playlist.empty), title: 'Just Created' }),
  newPlaylist({ id: Number(playlist.private), title: 'Mine Alone', access: 'denied', tracks: listOf(VIEWS) }),
  newPlaylist({ id: Number(playlist.hidden), title: 'Not There', access: 'hidden', tracks: listOf(VIEWS) }),
  newPlaylist({
    id: Number(playlist.filtered),
    title: 'Fewer Than It Says',
    tracks: listOf(VIEWS.slice(0, 30)),
    // With pages of five the second one is empty although more follow, and the last one is short.
    filtered: new Set([2, 5, 6, 7, 8, 9, 29]),
  }),
  newPlaylist({
    id: Number(playlist.hurtfulNames),
    title: '..',
    tracks: listOf(EDGES.slice(-10).map(([, id]) => id)),
  }),
  newPlaylist({
    id: Number(playlist.duplicates),
    title: 'On Repeat',
    tracks: listOf([track.single, ...ofAlbum(FERRY, 1, 1), track.single, track.isrcTwin]),
  }),
  newPlaylist({ id: Number(playlist.edgeCases), title: 'Odds and Ends', tracks: listOf(EDGES.map(([, id]) => id)) }),
];
