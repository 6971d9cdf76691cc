import { openWords } from '../open-table.js';

const groups = {
  library: { title: 'Library', lead: 'Where music goes, and how much room is left beside it.' },
  downloads: { title: 'Downloads', lead: 'What is fetched, and how fast.' },
  templates: { title: 'File names', lead: 'How folders and files of the library are named.' },
  account: { title: 'Account', lead: 'The account at the music service, and how gently it is used.' },
  network: { title: 'Network', lead: 'How long to wait, and how often to try again.' },
  plugins: { title: 'Plugins', lead: 'Which plugins run. Each has settings of its own on its page.' },
  access: { title: 'Access and host', lead: 'Who may enter, where the host is reached, and what it logs.' },
};

/** Choices by the name of their setting; what is not here is shown as the host names it. */
const choices: Record<string, Record<string, { label: string; hint: string } | undefined> | undefined> = {
  'download.quality': {
    FLAC: { label: 'FLAC', hint: 'Lossless, about 25 MiB a track.' },
    MP3_320: { label: 'MP3 320', hint: 'MP3 with 320 kbit/s, about 9 MiB a track.' },
    MP3_128: { label: 'MP3 128', hint: 'MP3 with 128 kbit/s, about 4 MiB a track.' },
    PREVIEW: { label: 'Preview', hint: 'The clip of 30 seconds that everybody may hear. It needs no account.' },
  },
  access: {
    auto: { label: 'Automatic', hint: 'This machine enters without a token, everybody else needs one.' },
    token: { label: 'Token', hint: 'Everybody needs an access token, this machine too.' },
    off: { label: 'Open', hint: 'Whoever reaches this address may do everything.' },
  },
  'plugins.mode': {
    off: { label: 'None', hint: 'No plugin runs.' },
    bundled: { label: 'Bundled', hint: 'Those that come with DeeMusic.' },
    all: { label: 'All', hint: 'The bundled ones and those that you installed.' },
  },
  logLevel: {
    fatal: { label: 'Fatal', hint: 'Only what stops the host.' },
    error: { label: 'Errors', hint: 'And what failed.' },
    warn: { label: 'Warnings', hint: 'And what looks odd.' },
    info: { label: 'Info', hint: 'And what happens; the usual choice.' },
    debug: { label: 'Debug', hint: 'And how it happens, to look for a fault.' },
    trace: { label: 'Trace', hint: 'Everything. This fills a disk.' },
    silent: { label: 'Silent', hint: 'Nothing at all.' },
  },
};

const secret = {
  isSet: 'Set',
  notSet: 'Not set',
  set: 'Set',
  replace: 'Replace',
  clear: 'Remove',
  save: 'Save',
  cancel: 'Cancel',
  input: (title: string) => `New value of: ${title}`,
  action: (action: string, title: string) => `${action}: ${title}`,
  visibility: 'Show or hide what is typed',
  writeOnly: 'Kept encrypted, and never shown again.',
  saved: 'Saved.',
  removed: 'Removed.',
  clearTitle: (title: string) => `Remove the ${title.toLowerCase()}?`,
  clearText: 'The host forgets it. What needs it waits until it is set again.',
};

const account = {
  title: 'State of the account',
  connectedAs: (name: string) => `Connected as ${name}`,
  connected: 'Connected',
  notConnected: 'Not connected',
  unproven: 'An account is set, and was not used yet',
  unprovenText: 'The host signs in with it when it is checked, or when the first track wants it.',
  noAccount: 'No account is set',
  noAccountText: 'Everything but previews of 30 seconds waits until the account cookie is set.',
  notConnectedText: 'An account cookie is set, but the service did not accept it, or was not reached.',
  plan: 'Plan',
  country: 'Country',
  formats: 'Formats',
  noFormats: 'none',
  token: 'Cookie set',
  days: (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${String(days)} days ago`),
  secret: 'Stream secret',
  secretSet: 'set',
  secretMissing: 'not set: encrypted formats wait',
  pace: 'Pace',
  paceOf: (used: number, limit: number, span: string) => `${String(used)} of ${String(limit)} requests in ${span}`,
  own: 'Cookie and secret are the operator’s own. The host brings neither, and does not look for them.',
  check: 'Check now',
};

const check = {
  folder: 'Check the folder',
  result: 'Result of the check',
  status: openWords({ ok: 'Fine', warning: 'Attention', failed: 'Fault' }),
};

const template = {
  about: {
    'download.templates.track': 'Path of a track that was added by itself.',
    'download.templates.albumTrack': 'Path of a track that was added with its album.',
    'download.templates.playlistTrack': 'Path of a track that was added with a playlist.',
  } as Record<string, string | undefined>,
  syntax: 'A / makes a folder. A part in [ ] appears only where its placeholder has a value. The extension is added.',
  placeholders: 'Placeholders',
  insert: (name: string) => `Insert ${name}`,
  optional: 'A part that appears only where it has a value',
  preview: 'What becomes of it',
  previewOf: (title: string) => `Examples: ${title}`,
  unavailable: 'No preview:',
  use: (name: string) => `Use ${name}`,
  here: 'Here:',
};

/** The page of settings. */
export const settings = {
  title: 'Settings',
  lead: 'Changes take effect at once, unless a setting says otherwise.',
  groups,
  groupsLabel: 'Groups of settings',
  choices,
  secret,
  account,
  check,
  template,
  search: 'Search settings',
  clearSearch: 'Clear the search',
  found: (count: number) => (count === 1 ? 'One setting' : `${String(count)} settings`),
  nothingFound: 'No setting is called so',
  nothingFoundText: (query: string) => `Neither title, explanation nor variable has “${query}” in it.`,
  default: 'Default',
  notSet: 'not set',
  noLimit: 'no limit',
  on: 'on',
  off: 'off',
  toDefault: 'Back to the default',
  toDefaultOf: (title: string) => `Back to the default: ${title}`,
  lockedBy: 'Set from outside by',
  lockedWhy: 'Change it there, and start the host again.',
  nextStart: 'Takes effect with the next start.',
  restartNeeded: 'Saved. It takes effect with the next start.',
  restartList: (titles: string) => `Saved, and in effect from the next start of the host on: ${titles}.`,
  contested: (value: string) => `Changed elsewhere meanwhile, to: ${value}`,
  take: 'Take that',
  keep: 'Keep mine',
  seconds: ' s',
  sizeExample: 'e.g. 512MiB or 1.5GB',
  speedExample: 'e.g. 5MiB; empty: no limit',
  sizeIs: (size: string) => `= ${size}`,
  noSize: 'not a size yet',
  readOnly: (name: string | null) =>
    `${name === null ? 'This session' : `The token “${name}”`} may look, not change. Settings need a token with the scope admin.`,
  unsaved: (count: number) => (count === 1 ? 'One unsaved change' : `${String(count)} unsaved changes`),
  unsavedLabel: 'Unsaved changes',
  save: 'Save',
  putBack: 'Put back',
  saved: (count: number) => (count === 1 ? 'Saved.' : `${String(count)} settings saved.`),
  refused: 'Nothing was saved.',
  seeFields: 'What is wrong stands at the fields.',
  guide: 'First steps',
};
