import { newAlbum, newTrack } from './defaults.js';
import { SANDBOX_IDS } from './ids.js';
import type { SandboxTrack } from './model.js';
import { tracksOf, type AlbumWithTracks } from './sketch.js';

const { album, track } = SANDBOX_IDS;
const ORLA = 4000003;

const NAMES: readonly { id: string; title: string; version?: string }[] = [
  { id: track.onlySlashes, title: '/\\/\\ /\\ Y /\\' },
  { id: track.emoji, title: '🦀' },
  // 300 bytes in UTF-8, and any cut at 255 falls into a character.
  { id: track.longName, title: '長い題名'.repeat(25) },
  { id: track.trailingDots, title: 'K.A.J...' },
  { id: track.trailingSpaces, title: 'Electronic  ' },
  { id: track.rightToLeft, title: 'שלום عالم \u202Eesrever' },
  { id: track.htmlEntity, title: 'Die Walk&#252;re &amp; Friends' },
  { id: track.reservedName, title: 'CON' },
  // The letter and its accent are two characters.
  { id: track.decomposed, title: 'Cafe\u0301 au lait: "What?" <yes|no>*' },
  { id: track.traversal, title: '../../etc/passwd' },
];

/** Names that hurt: in file systems, terminals and parsers. */
export function hurtfulAlbums(): AlbumWithTracks[] {
  return [
    tracksOf(
      newAlbum({
        id: Number(album.hurtfulNames),
        title: 'Names / That: Hurt...',
        artistId: ORLA,
        upc: '724500000111',
        label: 'House of Iona/RCA Records',
      }),
      NAMES.map((entry) => ({ ...entry, id: Number(entry.id), seconds: 5 })),
    ),
  ];
}

/** A user's own upload: known to the session alone, under a negative id. */
export const UPLOAD: SandboxTrack = newTrack({
  id: Number(track.upload),
  title: 'my demo tape FINAL(2).mp3',
  artistId: ORLA,
  albumId: 0,
  formats: ['MP3_MISC'],
  isrc: '',
  hasPreview: false,
});
