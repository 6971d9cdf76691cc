import { openWords } from '../open-table.js';

/** The log of a plugin. */
export const pluginLog = {
  title: 'Log',
  empty: 'Nothing is written yet',
  emptyText: 'What the plugin prints, and what the host notes about it, appears here.',
  follow: 'Follow',
  followHint: 'Asks for new lines every two seconds',
  wrap: 'Wrap lines',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying here; select the lines instead.',
  search: 'Search in these lines',
  clearSearch: 'Clear the search',
  found: (found: number, total: number) => `${String(found)} of ${String(total)} lines`,
  total: (total: number) => `${String(total)} ${total === 1 ? 'line' : 'lines'}`,
  noneFound: 'No line holds these words.',
  more: 'Older lines',
  most: 'No more than 5000 lines are shown; the file has the rest.',
  level: openWords({ debug: 'debug', info: 'info', warn: 'warning', error: 'error' }),
};
