import { newAlbum } from './defaults.js';
import { SANDBOX_CODES, SANDBOX_IDS } from './ids.js';
import { tracksOf, type AlbumWithTracks, type TrackSketch } from './sketch.js';

const { album, track } = SANDBOX_IDS;
const LUMEN = 4000001;

const UNAVAILABLE = { isReadable: false, hasRights: false, hasPreview: false } as const;

const EDGE_CASES: readonly TrackSketch[] = [
  { id: Number(track.mp3Only), title: 'Tape Only', formats: ['MP3_320', 'MP3_128'] },
  { id: Number(track.previewOnly), title: 'Thirty Seconds of It', formats: [], seconds: 30 },
  { id: Number(track.unavailable), title: 'Out of Territory', ...UNAVAILABLE },
  { id: Number(track.unreadableWithPreview), title: 'Behind Glass', ...UNAVAILABLE, hasPreview: true },
  { id: Number(track.slow), title: 'Slow Weather', bytesPerSecond: 750_000, seconds: 10 },
  { id: Number(track.dyingSource), title: 'Broken Line', hasDyingSource: true, seconds: 10 },
  { id: Number(track.fallback), title: 'Moved House', ...UNAVAILABLE, fallbackId: Number(track.fallbackTarget) },
  { id: Number(track.fallbackTarget), title: 'Moved House', version: '(New Address)' },
  {
    id: Number(track.alternative),
    title: 'Twin Doors',
    ...UNAVAILABLE,
    alternativeId: Number(track.alternativeTarget),
  },
  { id: Number(track.alternativeTarget), title: 'Twin Doors' },
  { id: Number(track.isrcTwin), title: 'First Light', isrc: SANDBOX_CODES.isrcShared, seconds: 12 },
  { id: Number(track.withoutVersion), title: 'No Version Field', version: null },
  { id: Number(track.versioned), title: 'Second Wind', version: '(Remastered 2015)' },
  { id: Number(track.date1900), title: 'Before Recording', releaseDate: '1900-01-01' },
  { id: Number(track.date0000), title: 'Before Time', releaseDate: '0000-00-00' },
  { id: Number(track.explicit), title: 'Sailor’s Vocabulary', explicit: 1 },
  { id: Number(track.featuring), title: 'Duet for Two Harbours', featuredIds: [4000002, 4000003] },
];

/** Albums and tracks whose data or rights are unusual. */
export function edgeCaseAlbums(): AlbumWithTracks[] {
  const isUnavailable = { isAvailable: false, alternativeId: Number(album.alternative) };
  return [
    tracksOf(
      newAlbum({
        id: Number(album.unavailable),
        title: 'Elsewhere',
        artistId: LUMEN,
        upc: '724500000106',
        ...isUnavailable,
      }),
      [
        { title: 'Door', ...UNAVAILABLE },
        { title: 'Window', ...UNAVAILABLE },
      ],
    ),
    tracksOf(newAlbum({ id: Number(album.alternative), title: 'Elsewhere', artistId: LUMEN, upc: '724500000107' }), [
      { title: 'Door' },
      { title: 'Window' },
    ]),
    tracksOf(
      newAlbum({ id: Number(album.zeroUpc), title: 'Leading Zeros', artistId: LUMEN, upc: SANDBOX_CODES.upcZeros }),
      [{ title: 'Nought' }],
    ),
    tracksOf(newAlbum({ id: Number(album.empty), title: 'Nothing Here', artistId: LUMEN, upc: '724500000110' }), []),
    tracksOf(
      newAlbum({
        id: Number(album.withoutCover),
        title: 'Plain Sleeve',
        artistId: 4000004,
        upc: '724500000112',
        cover: 'empty',
        genre: null,
      }),
      [{ title: 'Unseen', seconds: 5 }],
    ),
    tracksOf(
      newAlbum({
        id: Number(album.nullCover),
        title: 'Null Sleeve',
        artistId: LUMEN,
        upc: '724500000113',
        cover: 'null',
      }),
      [{ title: 'Unsaid', seconds: 5 }],
    ),
    tracksOf(
      newAlbum({ id: Number(album.edgeCases), title: 'Odds and Ends', artistId: LUMEN, upc: '724500000114' }),
      EDGE_CASES,
    ),
    tracksOf(
      newAlbum({
        id: Number(album.date0000),
        title: 'Undated',
        artistId: LUMEN,
        upc: '724500000115',
        releaseDate: '0000-00-00',
      }),
      [{ title: 'Someday', seconds: 5 }],
    ),
  ];
}
