/** Numbers that the made-up world is built from; {@link SANDBOX_IDS} gives them by meaning. */
export const GENERATED_TRACK_BASE = 500_000_000;
export const GENERATED_ALBUM_BASE = 60_000_000;
export const GENERATED_ARTIST_BASE = 70_000_000;
export const GENERATED_PLAYLIST_BASE = 9_000_000_000;

/** Ids by meaning, as texts. What each one is for is told in `docs/sandbox.md`. */
export const SANDBOX_IDS = {
  track: {
    /** Everything is right with it. */
    single: '1000101',
    mp3Only: '1000301',
    /** Full media only for nobody: the preview is all there is. */
    previewOnly: '1000302',
    /** No rights, no preview, not readable. */
    unavailable: '1000303',
    /** Not readable, keeps its preview. */
    unreadableWithPreview: '1000304',
    slow: '1000305',
    /** Its first CDN source breaks off in the middle, always. */
    dyingSource: '1000306',
    /** No rights, the session offers {@link fallbackTarget}. */
    fallback: '1000307',
    fallbackTarget: '1000308',
    /** No rights; the catalogue offers {@link alternativeTarget} inside of it. */
    alternative: '1000309',
    alternativeTarget: '1000310',
    /** Has the ISRC of {@link single}. */
    isrcTwin: '1000311',
    withoutVersion: '1000312',
    versioned: '1000313',
    date1900: '1000314',
    date0000: '1000315',
    explicit: '1000316',
    featuring: '1000317',
    /** A user's own upload. */
    upload: '-2000001',
    onlySlashes: '1000401',
    emoji: '1000402',
    longName: '1000403',
    trailingDots: '1000404',
    trailingSpaces: '1000405',
    rightToLeft: '1000406',
    htmlEntity: '1000407',
    reservedName: '1000408',
    decomposed: '1000409',
    traversal: '1000410',
    missing: '999999999999',
  },
  album: {
    single: '2000101',
    twoDisc: '2000102',
    /** 36 tracks: more than are inline. */
    long: '2000103',
    /** 130 tracks: more than fit on a page. */
    veryLong: '2000104',
    /** 40 tracks of a minute, for interrupted hosts. */
    forty: '2000105',
    /** Not available, offers {@link alternative}. */
    unavailable: '2000106',
    alternative: '2000107',
    /** Its UPC has leading zeros. */
    zeroUpc: '2000108',
    variousArtists: '2000109',
    empty: '2000110',
    hurtfulNames: '2000111',
    withoutCover: '2000112',
    nullCover: '2000113',
    edgeCases: '2000114',
    date0000: '2000115',
    missing: '999999999999',
  },
  playlist: {
    /** One entry unavailable, one MP3 only, one slow, one whose first source breaks off. */
    demo: '3000101',
    empty: '3000102',
    /** Private: the answer says that a token is needed. */
    private: '3000103',
    /** Private: as if it did not exist. */
    hidden: '3000104',
    /** Counts more entries than it shows; a page in the middle is empty. */
    filtered: '3000105',
    hurtfulNames: '3000106',
    /** The same track more than once. */
    duplicates: '3000107',
    edgeCases: '3000108',
    missing: '999999999999',
  },
  artist: { main: '4000001', various: '5080', withoutPicture: '4000004', missing: '999999999999' },
} as const;

/** Codes by meaning. */
export const SANDBOX_CODES = {
  /** ISRC of `track.single`; the lookup answers with `track.isrcTwin`. */
  isrcShared: 'QZSBX2600101',
  isrcMissing: 'QZSBX2699999',
  upc: '724500000101',
  /** As the album tells it; the lookup knows it with 12 digits or fewer alone, with or without leading zeros. */
  upcZeros: '0000724500108',
} as const;
