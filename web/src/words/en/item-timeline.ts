import type { ItemStatus } from 'deemusic/wire';
import { openWords } from '../open-table.js';

const to = openWords<ItemStatus>({
  pending: 'Waiting',
  downloading: 'Download began',
  processing: 'Downloaded, being finished',
  completed: 'Completed',
  failed: 'Failed',
  paused: 'Paused',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
  partial: 'Ended, with something missing',
});

/** What happened to an item, in words. */
export const timeline = {
  added: 'Added to the list',
  to,
  resumed: 'Resumed',
  queuedAgain: 'Queued again',
  expanded: 'Tracks listed',
  moved: 'Moved within the list',
  attemptFailed: 'An attempt failed',
  returned: 'Put back to wait',
  note: 'Note',
};
