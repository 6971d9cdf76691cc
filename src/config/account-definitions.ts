import { z } from 'zod';
import { httpUrl, integer, secret } from './setting-values.js';

const SECRET_FORM = '16 characters as they are, or 32 hexadecimal digits, are expected';
const COOKIE_FORM = 'the bare value of the cookie is expected, without its name, spaces or semicolons';

/** The operator's own account at the service, and how gently it is used. */
export const ACCOUNT_DEFINITIONS = {
  'deezer.arl': {
    title: 'Account cookie',
    group: 'account',
    ...secret(
      z
        .string({ message: COOKIE_FORM })
        .trim()
        .regex(/^[\x21-\x3a\x3c-\x7e]{8,4096}$/, { message: COOKIE_FORM })
        .refine((value) => !/^arl=/i.test(value), { message: COOKIE_FORM }),
    ),
    default: null,
    description: "The operator's own account cookie. Without it everything but `PREVIEW` waits.",
    isSecret: true,
    isLive: true,
  },
  'deezer.streamSecret': {
    title: 'Stream secret',
    group: 'account',
    ...secret(
      z
        .string({ message: SECRET_FORM })
        // Not trimmed: a space may be one of the sixteen.
        .regex(/^(?:[\x20-\x7e]{16}|[0-9a-fA-F]{32})$/, { message: SECRET_FORM }),
    ),
    default: null,
    description:
      "The operator's own: 16 characters as they are, or 32 hexadecimal digits. Without it encrypted formats wait and say so.",
    isSecret: true,
    isLive: true,
  },
  'deezer.apiUrl': {
    title: 'Catalogue address',
    group: 'account',
    ...httpUrl(),
    default: 'https://api.deezer.com',
    description: 'The catalogue.',
    isLive: true,
  },
  'deezer.gatewayUrl': {
    title: 'Session address',
    group: 'account',
    ...httpUrl(),
    default: 'https://www.deezer.com/ajax/gw-light.php',
    description: 'The session.',
    isLive: true,
  },
  'deezer.mediaUrl': {
    title: 'Media address',
    group: 'account',
    ...httpUrl(),
    default: null,
    defaultText: 'as the session says',
    description: 'Host of media requests.',
    isLive: true,
  },
  'deezer.requestsPer5s': {
    title: 'Requests in 5 seconds',
    group: 'account',
    ...integer(1, 100_000),
    default: 45,
    description: 'Requests in any five seconds: catalogue, session and media together.',
    isLive: true,
  },
  'deezer.tracksPerDay': {
    title: 'Tracks a day',
    group: 'account',
    ...integer(0, 1_000_000),
    default: 2000,
    description: 'Full tracks in any 24 hours, to keep the account safe; 0 for no limit.',
    isLive: true,
  },
} as const;
