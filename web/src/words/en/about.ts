import { count } from '../format.js';
import { openWords } from '../open-table.js';

/** The host itself: what it is, whether it is well, who may enter. */
export const about = {
  title: 'About',
  lead: (version: string) => `DeeMusic ${version}, the music download host of this NAS.`,
  noAdmin: 'This needs a token with the scope admin.',

  host: {
    title: 'This host',
    version: 'Version',
    uptime: 'Running for',
    since: (moment: string) => `since ${moment}`,
    system: 'System',
    node: 'Node.js',
    sqlite: 'SQLite',
    database: 'Database',
    list: 'In the list',
    tracks: (many: number) => `${count(many)} ${many === 1 ? 'track' : 'tracks'}`,
    collections: (albums: number, playlists: number) =>
      `${count(albums)} ${albums === 1 ? 'album' : 'albums'}, ${count(playlists)} ${playlists === 1 ? 'playlist' : 'playlists'}`,
    clients: 'Open pages and clients',
    library: 'Library',
    data: 'Data',
    room: (free: string, total: string) => `${free} of ${total} free`,
    sandbox: 'It uses the sandbox: made-up music, no account needed.',
  },

  totals: {
    title: 'All time',
    completed: 'Completed tracks',
    failed: 'Failed tracks',
    rate: 'Success',
    bytes: 'Downloaded',
    percent: (rate: number) => `${rate === 100 ? '100' : rate.toFixed(1)} %`,
    none: '–',
  },

  health: {
    title: 'Health',
    lead: 'Looks at folders, disk, clock, account and secret. It can take up to 15 seconds.',
    run: 'Examine',
    runAgain: 'Examine again',
    running: 'Examining …',
    results: 'What was found',
    sum: {
      ok: 'All is well.',
      warning: 'It works, with something to look after.',
      failed: 'Something has to be done.',
    },
    status: openWords({ ok: 'Fine', warning: 'Look after it', failed: 'Failed' }),
  },

  backups: {
    title: 'Backups',
    lead: 'Of the database and the settings, without the key of the secrets. Restore one with: npx deemusic restore',
    make: 'Back up now',
    list: 'Backups, newest first',
    none: 'There is none yet. The host makes one by itself every night.',
    made: (name: string) => `${name} was made.`,
  },

  tokens: {
    title: 'Access tokens',
    lead: 'For people, scripts and apps that use this host from elsewhere. Programs on this machine may need none.',
    list: 'Tokens',
    none: 'There is none.',
    create: 'New token',
    name: 'Name',
    nameHint: 'What it is for, e.g. “phone”',
    scope: 'It may',
    scopes: openWords({ read: 'Look', control: 'Add and steer downloads', admin: 'Everything, settings too' }),
    scopeShort: openWords({ read: 'read', control: 'control', admin: 'admin' }),
    lastUsed: (when: string) => `last used ${when}`,
    neverUsed: 'never used',
    createdAt: (when: string) => `made ${when}`,
    own: 'You are signed in with it',
    revoke: 'Revoke',
    revokeOf: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke “${name}”?`,
    revokeText: 'Whoever uses it is out at once. It cannot be taken back.',
    revokeOwn: 'You are signed in with it: you will have to sign in with another one.',
    secretTitle: 'The new token',
    secretOnce: 'Copy it now: it is shown this once only.',
    copy: 'Copy the token',
    done: 'I have it',
    cancel: 'Cancel',
  },

  links: {
    title: 'For programs',
    docs: 'API, to read and try',
    openApi: 'OpenAPI document',
    metrics: 'Metrics for Prometheus',
    health: 'Health for monitors',
    newTab: 'opens in a new tab',
    licence: 'DeeMusic is free software under the MIT licence.',
    welcome: 'The first steps again',
  },
};
