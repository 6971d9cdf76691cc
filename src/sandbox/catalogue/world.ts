import { newAlbum } from './defaults.js';
import { edgeCaseAlbums } from './edge-cases.js';
import { hurtfulAlbums } from './hurtful-names.js';
import { SANDBOX_IDS } from './ids.js';
import type { SandboxAlbum, SandboxArtist, SandboxTrack } from './model.js';
import { tracksOf, type AlbumWithTracks, type TrackSketch } from './sketch.js';

const LUMEN = 4000001;
const TIDEGLASS = 4000002;

export const ARTISTS: readonly SandboxArtist[] = [
  { id: LUMEN, name: 'Lumen Harbour', fans: 48_210, hasPicture: true },
  { id: TIDEGLASS, name: 'Tideglass', fans: 12_034, hasPicture: true },
  { id: 4000003, name: 'Orla & the Paper Kites', fans: 7_431, hasPicture: true },
  { id: 4000004, name: 'Nobody’s Portrait', fans: 12, hasPicture: false },
  { id: 4000005, name: 'Ærø Strømme', fans: 990, hasPicture: true },
  { id: 5080, name: 'Various Artists', fans: 0, hasPicture: true },
];

const { album, track } = SANDBOX_IDS;

const NIGHT_FERRY: TrackSketch[] = [
  { title: 'Departure', seconds: 9 },
  { title: 'Lights on the Water', seconds: 8 },
  { title: 'Engine Room', seconds: 7 },
  { title: 'Halfway (Interlude)', seconds: 5 },
  { title: 'Fog Signals', disc: 2, seconds: 8 },
  { title: 'A Letter from Deck Nine', disc: 2, seconds: 8, featuredIds: [4000005] },
  { title: 'Pilot Boat', disc: 2, seconds: 6 },
  { title: 'Harbour at Six', version: '(Live)', disc: 2, seconds: 9 },
];

function numbered(count: number, title: string, seconds: number): TrackSketch[] {
  return Array.from({ length: count }, (_, index) => ({ title: `${title} ${String(index + 1)}`, seconds }));
}

const ALBUMS: readonly AlbumWithTracks[] = [
  tracksOf(
    newAlbum({
      id: Number(album.single),
      title: 'First Light',
      artistId: LUMEN,
      upc: '724500000101',
      recordType: 'single',
      releaseDate: '2026-03-06',
    }),
    [{ id: Number(track.single), title: 'First Light', seconds: 12, isrc: 'QZSBX2600101' }],
  ),
  tracksOf(
    newAlbum({
      id: Number(album.twoDisc),
      title: 'The Night Ferry',
      artistId: TIDEGLASS,
      featuredIds: [4000005],
      upc: '724500000102',
      releaseDate: '2019-11-08',
      label: 'Sandcastle/Low Tide',
    }),
    NIGHT_FERRY,
  ),
  tracksOf(
    newAlbum({ id: Number(album.long), title: 'Thirty-Six Views', artistId: 4000003, upc: '724500000103' }),
    numbered(36, 'View', 5),
  ),
  tracksOf(
    newAlbum({ id: Number(album.veryLong), title: 'The Long Audiobook', artistId: 4000005, upc: '724500000104' }),
    numbered(130, 'Chapter', 5),
  ),
  tracksOf(
    newAlbum({ id: Number(album.forty), title: 'Forty Miles', artistId: LUMEN, upc: '724500000105' }),
    numbered(40, 'Mile', 60),
  ),
  tracksOf(
    newAlbum({
      id: Number(album.variousArtists),
      title: 'Coastline: A Compilation',
      artistId: 5080,
      upc: '724500000109',
      recordType: 'compile',
    }),
    [
      { title: 'Gull', artistId: LUMEN, seconds: 5 },
      { title: 'Pebble', artistId: TIDEGLASS, seconds: 5 },
      { title: 'Kelp', artistId: 4000003, seconds: 5 },
    ],
  ),
  ...edgeCaseAlbums(),
  ...hurtfulAlbums(),
];

/** The made-up world that is always there, in the order in which search shows it. */
export const WORLD: { albums: readonly SandboxAlbum[]; tracks: readonly SandboxTrack[] } = {
  albums: ALBUMS.map((entry) => entry.album),
  tracks: ALBUMS.flatMap((entry) => entry.tracks),
};
