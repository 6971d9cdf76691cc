import { count } from '../format.js';

const tracks = (total: number): string => (total === 1 ? '1 track' : `${count(total)} tracks`);
const albums = (total: number): string => (total === 1 ? '1 album' : `${count(total)} albums`);

export const add = {
  title: 'Add',
  lead: 'Paste links, or search the catalogue.',
  tracks,
  albums,
  explicit: 'Explicit',
  mayOnlyLook: 'You may look around here. Adding needs a token that may control the queue.',

  field: 'Links, or words to search for',
  fieldHint: 'Links of tracks, albums and playlists, ids, or the name of a song, an album, an artist …',
  clear: 'Clear the field',
  empty: 'What would you like to hear?',
  emptyText:
    'Type a few words to search. Or paste one link or many, or a whole text with links in it: each one is looked at before anything is added.',
  examples: 'What a link may look like',
  exampleLinks: [
    'https://www.deezer.com/album/302127',
    'https://link.deezer.com/s/…',
    'track/3135556',
    'album_302127',
    'isrc:GBDUW0000059',
  ],

  type: { track: 'Track', album: 'Album', artist: 'Artist', playlist: 'Playlist' },
  types: { track: 'Tracks', album: 'Albums', artist: 'Artists', playlist: 'Playlists' },
  kinds: 'Kinds of results',
  results: (query: string) => `Results for ${query}`,
  found: (total: number, isMore: boolean) => `${isMore ? 'About ' : ''}${count(total)} found`,
  searching: 'Searching …',
  nothingFound: (query: string) => `Nothing found for “${query}”`,
  nothingFoundText: 'Look at the other kinds, try fewer or other words, or paste a link.',
  bareNumber: (id: string) => `If ${id} is an id, say what it is of:`,
  searchFailed: 'The search did not work',

  links: 'Links',
  understood: (total: number) => `${count(total)} understood`,
  notUnderstood: (total: number) => `${count(total)} not`,
  checking: 'Looking at the links …',
  checkFailed: 'The links could not be looked at',
  line: (number: number) => `Line ${count(number)}`,
  leftOut: (lines: readonly number[]) => {
    const shown = lines.slice(0, 5).map(count).join(', ');
    if (lines.length === 1) return `Line ${shown} holds no link and is left out.`;
    return `Lines ${shown}${lines.length > 5 ? ' …' : ''} hold no link and are left out.`;
  },
  again: (times: number) =>
    times === 1 ? '1 link names the same again.' : `${count(times)} links name the same again.`,
  unseen: (type: string, id: string) => `${type} ${id}`,

  action: { add: 'Add', again: 'Get again', missing: 'Get the missing', retry: 'Try again' },
  actionOnAll: (action: 'add' | 'again' | 'missing' | 'retry', type: 'track' | 'album' | 'playlist') =>
    ({
      add: `Add the ${type}`,
      again: 'Get it again',
      missing: 'Get what is missing',
      retry: 'Try again',
    })[action],
  actionOn: (action: string, title: string) => `${action}: ${title}`,
  addAll: (total: number) => (total === 1 ? 'Add it' : `Add all ${count(total)}`),
  addSome: (some: number, total: number) => `Add ${count(some)} of ${count(total)}`,
  notThere: (total: number) =>
    total === 1
      ? 'One is not in the catalogue, or not to be had, and is left out. You can still add it alone.'
      : `${count(total)} are not in the catalogue, or not to be had, and are left out. You can still add them one by one.`,
  addOthers: (total: number) => (total === 1 ? 'Add the other one' : `Add the other ${count(total)}`),
  choose: (title: string) => `Choose ${title}`,
  chosen: (total: number) => `${count(total)} chosen`,
  addChosen: (total: number) => `Add ${count(total)}`,
  letGo: 'Clear',
  wasThere: 'It was there already',
  showInQueue: ', show it in the queue',
  added: ({ isNew, isRequeued, wasThere }: { isNew: number; isRequeued: number; wasThere: number }) =>
    [
      isNew > 0 && `${count(isNew)} added`,
      isRequeued > 0 && `${count(isRequeued)} queued again`,
      wasThere > 0 && (wasThere === 1 ? '1 was there already' : `${count(wasThere)} were there already`),
    ]
      .filter(Boolean)
      .join(', '),
  toQueue: 'Show the queue',

  have: 'In the library',
  havePreview: 'Preview is there',
  havePart: (have: number, total: number) => `${count(have)} of ${count(total)}`,
  percent: (percent: number) => `${count(percent)} %`,

  preview: 'Preview',
  closePreview: 'Close the preview',
  released: (date: string) => `Released ${date}`,
  contents: (title: string) => `What is in ${title}`,
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  chooseAllHint: 'Chosen tracks are added one by one, without their album or playlist.',
  albumsOf: (title: string) => `Albums of ${title}`,
  emptyAlbum: 'There is nothing in it.',
  previewFailed: 'There is no preview',
  addAllAlbums: 'Add all albums',
  addAllAlbumsTitle: (total: number, artist: string) => `Add ${albums(total)} of ${artist}?`,
  addAllAlbumsText:
    'Singles and compilations count too. What is in the library already is not downloaded again. The albums go into the queue in the quality and with the priority that you choose here.',
  cancel: 'Cancel',

  qualityLabel: 'Quality',
  asSet: (quality: string) => `${quality} (as set)`,
  asSetUnknown: 'As the host is set',
  asSetNote: 'What the settings of the host say.',
  quality: {
    FLAC: { label: 'FLAC', note: 'Lossless: as on the CD. About 30 MB a track.' },
    MP3_320: { label: 'MP3 320', note: 'Very good, and plays everywhere. About 10 MB a track.' },
    MP3_128: { label: 'MP3 128', note: 'Small: about 4 MB a track.' },
    PREVIEW: { label: 'Preview', note: 'The clip of 30 seconds; needs no account.' },
  },
  hindrance: {
    account: 'Needs an account, and none is set up.',
    plan: 'The plan of the account does not include it.',
  },
  priorityLabel: 'Priority',
  priority: {
    interactive: { label: 'Next', note: 'Before all others that wait.' },
    normal: { label: 'Normal', note: 'Behind what was added before.' },
    backfill: { label: 'When idle', note: 'Only while nothing else waits.' },
  },

  noAccount: 'No account is set up yet',
  noAccountText:
    'You can search and add. Music waits until an account and its stream secret are set; previews of 30 seconds come without.',
  noSecret: 'The stream secret is not set yet',
  noSecretText: 'You can search and add. Music waits until the secret is set; previews of 30 seconds come without.',
  toAccount: 'Set it up',
};
