import type { ErrorCode } from 'deemusic/wire';
import { openTable } from '../open-table.js';

/** Where something can be done about an error, beyond trying again. */
export type Remedy = 'account' | 'quality' | 'downloads' | 'network' | 'library' | 'plugins' | 'doctor' | 'search';

interface Advice {
  /** In a line of the list, where the message of the host is too long. */
  short: string;
  /** What to do about it. */
  advice: string;
  /** Where to do it, the best first. */
  remedies: readonly Remedy[];
}

const known: Record<ErrorCode, Advice> = {
  network: {
    short: 'The service was not reached',
    advice:
      'The connection to the service broke, and again at each attempt. Look whether the host is online, then retry.',
    remedies: ['doctor'],
  },
  timeout: {
    short: 'No answer in time',
    advice: 'The service was silent for too long. Retry later; on a slow line a longer network timeout helps.',
    remedies: ['network', 'doctor'],
  },
  auth_required: {
    short: 'Needs an account',
    advice: 'This cannot be had without an account, or without the stream secret. Set both, then retry.',
    remedies: ['account'],
  },
  auth_expired: {
    short: 'The account has expired',
    advice: 'The service does not accept the account any more. Set a fresh account cookie, then retry.',
    remedies: ['account'],
  },
  rate_limited: {
    short: 'The service asked to slow down',
    advice: 'Too much was asked for in a short time. Wait some minutes, then retry.',
    remedies: [],
  },
  not_found: {
    short: 'The service does not know it',
    advice:
      'It was taken out of the catalogue, is private, or the link is wrong. Look it up by search, and remove this one.',
    remedies: ['search'],
  },
  not_available: {
    short: 'Not available in your country',
    advice:
      'The rights do not cover the country of the account, and no other edition was found. Another edition may be available: search for it.',
    remedies: ['search', 'account'],
  },
  not_entitled: {
    short: 'Not in the plan of the account',
    advice:
      'The plan of the account does not include this quality. Choose a lower one, or use an account with a larger plan.',
    remedies: ['quality', 'account'],
  },
  format_unavailable: {
    short: 'Not offered in this quality',
    advice:
      'The service has it in none of the accepted formats. Choose another quality, or allow lower ones in the settings.',
    remedies: ['quality', 'downloads'],
  },
  empty: {
    short: 'There is nothing in it',
    advice: 'The service lists no track in it, or sent an empty file. It may be filled later: retry then.',
    remedies: [],
  },
  decryption: {
    short: 'The stream secret does not fit',
    advice: 'What was received does not become audio with this stream secret. Correct it, then retry.',
    remedies: ['account'],
  },
  corrupt: {
    short: 'The file came damaged',
    advice: 'The file was damaged or cut off at each attempt. Retry later; another quality comes from another file.',
    remedies: ['quality'],
  },
  disk_full: {
    short: 'No space on the disk',
    advice: 'Make room where the library or the data of the host is, then retry.',
    remedies: ['library'],
  },
  filesystem: {
    short: 'The file system refused',
    advice:
      'The host could not write into the library. Look at its rights, and whether the volume is mounted, then retry.',
    remedies: ['doctor', 'library'],
  },
  plugin: {
    short: 'A plugin refused it',
    advice: 'A plugin that must do its part did not. Look at its state and its settings, then retry.',
    remedies: ['plugins'],
  },
  invalid_response: {
    short: 'The service answered oddly',
    advice:
      'The answer of the service was not understood. Retry later; if it stays so, a newer version of the host may help.',
    remedies: ['doctor'],
  },
  interrupted: {
    short: 'It was interrupted',
    advice: 'The host was stopped in the middle of it. Retry: what is there already is not downloaded again.',
    remedies: [],
  },
  unknown: {
    short: 'Something unexpected happened',
    advice: 'Retry. If it comes again, the log of the host says more.',
    remedies: ['doctor'],
  },
};

/** Every error of an item, by the host's code. */
export const advice = openTable<ErrorCode, Advice>(known, () => known.unknown);
