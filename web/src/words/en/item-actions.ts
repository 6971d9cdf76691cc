import { count } from '../format.js';

const tracks = (number: number): string => `${count(number)} ${number === 1 ? 'track' : 'tracks'}`;

/** What can be done with an item; with a number it is about that many members of a collection. */
export const actions = {
  pause: () => 'Pause',
  resume: (number: number | null) => (number === null ? 'Resume' : `Resume ${tracks(number)}`),
  cancel: () => 'Cancel',
  retry: (number: number | null) => (number === null ? 'Retry' : `Retry what is missing (${count(number)})`),
  again: (number: number | null) => (number === null ? 'Download again' : `Download all ${tracks(number)} again`),
  top: () => 'Move to the top',
  bottom: () => 'Move to the bottom',
  remove: () => 'Remove …',
  details: 'Details',
  atWork: 'One moment',
  /** Of a button that shows only a sign. */
  of: (action: string, title: string) => `${action}: ${title}`,
};

export const remove = {
  title: 'Remove from the list',
  this: 'this item',
  quoted: (title: string) => `“${title}”`,
  question: (what: string) => `Remove ${what} from the list? What is running of it is cancelled first.`,
  withFiles: 'Also delete the files',
  filesStay: 'The files that are in the library stay where they are.',
  filesGo: 'The files are deleted from the library. This cannot be taken back.',
  keep: 'Keep',
  doIt: 'Remove',
  doWithFiles: 'Remove and delete files',
};
