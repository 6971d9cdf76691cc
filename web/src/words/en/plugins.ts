import { openTable, openWords, spelled } from '../open-table.js';
import { pluginForm } from './plugin-form.js';
import { pluginLog } from './plugin-log.js';
import { pluginRuns } from './plugin-runs.js';
import { pluginStates } from './plugin-states.js';

const hook = openTable(
  {
    beforeDownload: { name: 'Before a download', text: 'Decides about a track before a byte of it is fetched.' },
    processTrack: { name: 'Before a track appears', text: 'Works on the file before anybody sees it in the library.' },
    afterTrack: { name: 'After a track', text: 'Begins when a track is in the library.' },
    afterAlbum: { name: 'After an album', text: 'Begins when all tracks of an album are at rest.' },
    afterPlaylist: { name: 'After a playlist', text: 'Begins when all tracks of a playlist are at rest.' },
  },
  (name) => ({ name: spelled(name), text: '' }),
);

const event = openWords({
  'item.added': 'something is added',
  'item.completed': 'something is completed',
  'item.failed': 'something fails',
  'item.removed': 'something is removed',
  'queue.updated': 'the queue is steered',
  notice: 'the host has a notice',
});

const times = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

/** The page of plugins. */
export const plugins = {
  title: 'Plugins',
  lead: 'They tag tracks before they appear, put covers and playlists beside them, and call programs of yours.',
  empty: 'No plugin is there',
  emptyText: 'Not even the bundled ones: their folders are missing from the installation of the host.',
  bundled: 'bundled',
  installed: 'installed',
  inDevelopment: 'in development',
  isOn: (name: string) => `${name} is on`,
  open: (count: number) => times(count, 'open run', 'open runs'),
  dead: (count: number) => times(count, 'failed run', 'failed runs'),
  list: { unsaved: 'settings not saved yet' },
  adminOnly: 'Changing plugins takes a token with the scope “admin”.',

  off: {
    title: 'Plugins are switched off on this host',
    text: 'None of them runs, and tracks are published without them. Set plugins.mode to “all” to change that, and start the host anew.',
    bundledOnly: 'Only bundled plugins run on this host: plugins.mode is “bundled”.',
    later: 'plugins.mode was changed; it takes effect when the host is started anew.',
    settings: 'To the settings',
    locked: (variable: string) => `It is set from outside, by ${variable} or a flag; change it there.`,
  },

  order: {
    arrange: 'Arrange',
    done: 'Done',
    hint: 'Who stands higher works first, as far as the plugins leave it open.',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    moved: (name: string, place: number, total: number) =>
      `${name} is number ${String(place)} of ${String(total)} now.`,
    otherwise: (hookName: string, first: string, second: string) =>
      `“${hookName}”: ${first} works before ${second} all the same, because the plugins themselves ask for it.`,
  },

  install: {
    title: 'More plugins',
    store: 'Unpack a plugin into',
    storeAfter: 'and start the host anew. It stays off until you switch it on here.',
    folder: '<data>/plugins/store/<id>/<version>/',
    guide: 'How to add plugins, and how to write one, is told in',
    guideFile: 'docs/plugins/README.md',
  },

  one: {
    all: 'All plugins',
    missing: 'There is no plugin of that name on this host.',
    tabs: { overview: 'Overview', settings: 'Settings', log: 'Log', runs: 'Runs' },
    unsaved: 'not saved yet',
    state: 'State',
    since: (moment: string) => `since ${moment}`,
    nextTry: (span: string) => `Next attempt in ${span}`,
    nextTryNow: 'The next attempt begins',
    toSettings: 'Open its settings',
    toLog: 'See its log',
    test: 'Test',
    testHint: 'Asks the plugin whether it could work',
    testOk: 'It could work.',
    restart: 'Restart',
    restartHint: 'Reads its folder anew and starts a new process; what it works on is begun again',
    restarted: 'It is started anew.',
    reset: 'Reset',
    resetHint: 'Lets it try again',
    resetDone: 'It may try again.',
    hooks: 'When it works',
    noHooks: 'It takes no part in downloads; it only listens.',
    hook,
    hookPlace: (place: number) => `works as number ${String(place)}`,
    hookFacts: (limit: string, atOnce: number, retries: number) =>
      `at most ${limit} · ${String(atOnce)} at once · ${times(retries, 'further attempt', 'further attempts')}`,
    hookMust: 'A track is not published when this fails.',
    rights: 'What it may do',
    noRights: 'Nothing beyond its own folder.',
    filesWrite: 'Change files in the library',
    filesRead: 'Read files of the library',
    net: (hosts: string) => `Reach ${hosts}`,
    anyHost: 'any address on the internet',
    netPrivate: 'and addresses of the local network',
    exec: (programs: string) => `Run ${programs}`,
    anyProgram: 'the programs that its settings name',
    events: (list: string) => `Hears when ${list}.`,
    event,
    facts: 'Facts',
    fact: { id: 'Id', version: 'Version', origin: 'Comes from', pid: 'Process', noPid: 'none at the moment' },
    unknownVersion: 'unknown',
    origin: openWords({
      bundled: 'DeeMusic itself',
      store: 'the folder of added plugins',
      path: 'a folder in development (DEEMUSIC_PLUGIN_PATH)',
    }),
    noOrigin: 'nowhere: its folder is gone',
    or: ' or when ',
  },

  state: pluginStates,
  form: pluginForm,
  log: pluginLog,
  runs: pluginRuns,
};
