import { openTable, openWords } from '../open-table.js';

const count = (value: number): string => `${String(value)} ${value === 1 ? 'run' : 'runs'}`;

/** Runs of hooks, and doing them again. */
export const pluginRuns = {
  title: 'Runs',
  empty: 'No runs',
  emptyText: 'Each time the plugin works for a track, an album or a playlist, a run is noted here for 14 days.',
  emptyFilter: 'No run is in this state.',
  filter: 'State',
  all: 'All',
  state: openWords({
    pending: 'Due',
    running: 'Running',
    retry: 'Tried again',
    waiting: 'Waiting',
    succeeded: 'Done',
    skipped: 'Skipped',
    dead: 'Failed',
  }),
  stateHint: openTable(
    {
      pending: 'Its turn comes.',
      running: 'The plugin works on it.',
      retry: 'It failed and is tried again by itself.',
      waiting: 'The plugin cannot run; it goes on by itself when the plugin can.',
      succeeded: '',
      skipped: 'There was nothing to do, or a newer run took its place.',
      dead: 'It is not tried again by itself.',
    },
    () => '',
  ),
  reason: { live: '', retry: '', replay: 'replay', backfill: 'replay of the library' },
  column: { state: 'State', item: 'For', hook: 'Hook', attempts: 'Attempts', when: 'When', replay: 'Again' },
  attempts: (attempt: number, most: number) => `${String(attempt)} of ${String(most)}`,
  tryAgainIn: (span: string) => `again in ${span}`,
  made: (paths: string) => `Made: ${paths}`,
  more: 'Older runs',
  noItem: 'no longer in the list',

  replay: {
    one: 'Do it again',
    oneOf: (item: string) => `Do it again: ${item}`,
    dead: (dead: number) => `Again: ${count(dead)} that failed`,
    all: 'Again for the whole library …',
    queued: (queued: number) => `${count(queued)} made due.`,
    job: 'It goes through the library, in the background.',
    allTitle: (name: string) => `Let ${name} work on everything again?`,
    allText:
      'It goes through the whole library, also across a restart of the host. Nothing is downloaded again, and what is downloaded meanwhile comes first.',
    allHook: 'For',
    everyHook: 'everything that is switched on',
    allGo: 'Go through the library',
    cancel: 'Cancel',
    underWay: 'A replay of the library is under way',
    progress: (queued: number, since: string) => `${count(queued)} made due since ${since}`,
    left: (open: number) => `${count(open)} still open`,
    controlOnly: 'Doing it again takes a token with the scope “control”.',
  },
};
