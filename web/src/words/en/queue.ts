import { count } from '../format.js';

function items(many: number): string {
  return many === 1 ? '1 item' : `${count(many)} items`;
}

/** The list of the queue. */
export const queue = {
  title: 'Queue',
  add: 'Add music',
  fold: (title: string) => `Hide what is in ${title}`,
  unfold: (title: string) => `Show what is in ${title}`,
  items,

  search: {
    label: 'Search the queue',
    hint: 'Search',
    clear: 'Clear the search',
  },

  filter: {
    label: 'By status',
    groups: {
      all: 'All',
      active: 'Active',
      waiting: 'Waiting',
      paused: 'Paused',
      done: 'Done',
      problems: 'Problems',
      stopped: 'Stopped',
    },
    type: 'Type',
    anyType: 'All types',
    sort: 'Order',
    sorts: {
      position: 'Order of the queue',
      '-added': 'Newest first',
      added: 'Oldest first',
    },
    menu: 'Filter and order',
    clear: 'Show everything',
  },

  empty: {
    title: 'Nothing in the queue',
    text: 'Paste a link, or search for an album, a playlist or a track.',
    setUpText: 'Before the first download the host wants to know your account, and where the music goes.',
    setUp: 'Set up the host',
    filteredTitle: 'Nothing here',
    filteredText: 'No item of the queue is like that.',
    searchTitle: (words: string) => `Nothing found for “${words}”`,
    searchText: 'The search looks into titles, artists and albums, and into unfolded collections too.',
  },

  failed: 'The list could not be read',

  select: {
    one: (title: string) => `Select ${title}`,
    bar: 'Selected items',
    some: (many: number) => `${count(many)} selected`,
    all: (many: number | null) => (many === null ? 'All found are selected' : `All ${count(many)} selected`),
    everything: (many: number | null) => (many === null ? 'Select all found' : `Select all ${count(many)}`),
    clear: 'Clear the selection',
    more: 'More for the selected items',
  },

  bulk: {
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    retry: 'Retry',
    remove: 'Remove …',
    top: 'To the top',
    bottom: 'To the bottom',
    doing: {
      pause: 'Pausing',
      resume: 'Resuming',
      cancel: 'Cancelling',
      retry: 'Queueing again',
      remove: 'Removing',
      top: 'Moving',
      bottom: 'Moving',
    },
    done: {
      pause: (many: number) => `${items(many)} paused`,
      resume: (many: number) => `${items(many)} resumed`,
      cancel: (many: number) => `${items(many)} cancelled`,
      retry: (many: number) => `${items(many)} queued again`,
      remove: (many: number) => `${items(many)} removed`,
      top: (many: number) => `${items(many)} moved to the top`,
      bottom: (many: number) => `${items(many)} moved to the bottom`,
    },
    progress: (doing: string, done: number, total: number) => `${doing} ${count(done)} of ${count(total)} …`,
    working: (doing: string) => `${doing} …`,
    notDone: (many: number) => `${items(many)} not:`,
    reason: (many: number, message: string) => `${message} (${count(many)} ×)`,
    otherReasons: (many: number) => `and ${count(many)} more reasons`,
    selectFailed: 'Select these',
  },

  menu: {
    label: 'More for the whole queue',
    retryProblems: 'Retry all problems …',
    clearFinished: 'Clear finished …',
  },

  retryAll: {
    title: 'Retry all problems?',
    text: (many: number) => `${items(many)} with problems. Only what failed or is missing is downloaded again.`,
    none: 'Nothing has failed.',
    doIt: 'Retry all',
  },

  clearFinished: {
    title: 'Clear what is finished?',
    text: (many: number) => `${items(many)} completed. They leave the list; the files stay, and so does the history.`,
    none: 'Nothing is finished yet.',
    doIt: 'Clear them',
  },
  counting: 'Counting …',
  notNow: 'Not now',

  order: {
    handle: (title: string) => `Move ${title} in the queue`,
    instructions:
      'Press space to lift the item, the arrow keys to move it, space again to put it down, escape to leave it where it was.',
    lifted: (title: string) => `${title} is lifted.`,
    over: (title: string, place: number, total: number) =>
      `${title} would be number ${count(place)} of ${count(total)}.`,
    moved: (title: string, place: number, total: number) =>
      `${title} is now number ${count(place)} of ${count(total)}.`,
    stays: (title: string) => `${title} stays where it was.`,
    someItem: 'the item',
  },
};
