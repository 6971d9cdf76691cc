import type { Priority, Quality } from 'deemusic/wire';
import { count } from '../format.js';
import { openWords } from '../open-table.js';
import type { Remedy } from './item-errors.js';
import { timeline } from './item-timeline.js';

const priority = openWords<Priority>({
  interactive: 'Before all others',
  normal: 'Normal',
  backfill: 'When nothing else is to do',
});

const quality = openWords<Quality>({
  FLAC: 'FLAC',
  MP3_320: 'MP3_320',
  MP3_128: 'MP3_128',
  PREVIEW: 'Preview of 30 s',
});

const remedy: Record<Remedy, string> = {
  account: 'Account settings',
  quality: 'Another quality',
  downloads: 'Download settings',
  network: 'Network settings',
  library: 'Library settings',
  plugins: 'Plugins',
  doctor: 'Health of the host',
  search: 'Search',
};

/** All that is known of one item. */
export const drawer = {
  close: 'Close the details',
  loading: 'Details on their way',
  gone: 'It is not in the list any more',
  goneText: 'It was removed, or never there. What was finished is still in the history.',
  history: 'History',
  memberOf: (collection: string) => `From “${collection}”`,
  collection: 'the collection it belongs to',
  actions: 'What can be done',
  more: 'More',
  inQuality: 'Download in another quality',
  quality,
  readOnly: 'Changing anything takes a token with the scope “control”.',

  lessThanWanted: (got: string, wanted: string) => `${wanted} was not to be had, so ${got} was taken.`,
  wantedAgain: (wanted: string) => `“Download again” looks for ${wanted} once more.`,
  wantedAgainByCollection: (wanted: string) => `Downloading its collection again looks for ${wanted} once more.`,
  pluginsFailed: 'The music is there, but not everything that plugins do for it. Their runs below say what.',
  remedy,

  members: 'Tracks',
  missing: 'What is missing',
  andMore: (number: number) => `and ${count(number)} more`,
  retryOf: (title: string) => `Retry ${title}`,

  facts: 'Facts',
  fact: {
    wanted: 'Quality wanted',
    got: 'Quality got',
    size: 'Size',
    path: 'File',
    attempts: 'Failed attempts',
    priority: 'Priority',
    added: 'Added',
    started: 'Started',
    completed: 'Ended',
    listed: 'Listed',
    reused: 'Cloned from',
    place: 'Place',
    id: 'Id',
  },
  priority,
  copyPath: 'Copy the path within the library',
  copyId: 'Copy the id',

  runs: 'Plugin runs',
  runState: (hook: string, state: string) => `${hook}: ${state.toLowerCase()}`,
  runTries: (attempt: number, most: number) => `attempt ${String(attempt)} of ${String(most)}`,
  replay: 'Do it again',
  replayOf: (plugin: string) => `Do it again: ${plugin}`,

  timelineTitle: 'What happened',
  earlier: (number: number) => `Show ${count(number)} earlier`,
  timeline,
};
