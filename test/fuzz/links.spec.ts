import { expect } from '@jest/globals';
import fc from 'fast-check';
import { followShortLink } from '../../src/deezer/link/short-link.js';
import { isServiceHost, parseLink } from '../../src/deezer/link/link-parser.js';
import type { Transport } from '../../src/deezer/upstream/transport.js';
import { fuzz } from './support/fuzz.js';
import { answersOrRefuses } from './support/refusal.js';

const HOSTS = { shortLinkHost: '127.0.0.1:8100' };

const pieces = fc.oneof(
  fc.constantFrom(
    ...['https://', 'http://', 'HTTPS:', '//', 'deezer:', 'isrc:', 'upc:', 'www.', 'deezer.com', 'www.deezer.com', '@'],
    ...['deezer.page.link', 'link.deezer.com', 'dzr.page.link', '127.0.0.1:8100', '/s/', ':80', ':99999', '[::1]'],
    ...['/', '\\', '?', '#', '&', '=', '?link=', '%2F', '%00', '%', '..', '.', ':', '_', '-', ' ', '\t', '\n', '\0'],
    ...[
      'track',
      'album',
      'playlist',
      'artist',
      'show',
      'fr',
      'pt-br',
      '1',
      '-1',
      '0',
      '3135556',
      '9'.repeat(30),
      'xn--',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.webUrl(),
);
const links = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  // Addresses in addresses, as deep as the length allows.
  fc
    .tuple(fc.integer({ min: 1, max: 80 }), fc.constantFrom('track/1', 'https://deezer.com/album/2', 'x'))
    .map(([depth, core]) => 'https://deezer.page.link/?link='.repeat(depth) + core),
  fc.tuple(pieces, fc.integer({ min: 1, max: 5000 })).map(([piece, count]) => piece.repeat(Math.min(count, 20_000))),
);

fuzz(
  'a link has a meaning, is none of ours, or is refused',
  links,
  async (text) => {
    const meaning = await answersOrRefuses(() => parseLink(text, HOSTS), { codes: ['bad_link'] });
    if (meaning === null) return;
    if (meaning.kind === 'ref') expect(meaning.ref.id).toMatch(/^-?\d+$/);
    if (meaning.kind === 'short') expect(isServiceHost(new URL(meaning.url), HOSTS)).toBe(true);
    if (meaning.kind === 'isrc' || meaning.kind === 'upc') expect(meaning.code).toMatch(/^[\w\s-]{8,20}$/);
  },
  { runs: 1500 },
);

const locations = fc.oneof(
  links,
  fc.constantFrom(undefined, '/s/again', 'https://link.deezer.com/s/x', 'file:///etc/passwd'),
);

fuzz(
  'a short link asks only the service, a few times, and ends',
  fc.array(locations, { minLength: 1, maxLength: 8 }),
  async (answers) => {
    const asked: URL[] = [];
    const transport = {
      send: (request: { url: string }, read: (answer: object) => unknown) => {
        const location = answers[asked.length % answers.length];
        asked.push(new URL(request.url));
        return Promise.resolve(read({ headers: location === undefined ? {} : { location } }));
      },
    } as unknown as Transport;
    const start = 'https://deezer.page.link/abc';
    await answersOrRefuses(() => followShortLink(start, HOSTS, transport, new AbortController().signal), {
      codes: ['bad_link'],
    });
    expect(asked.length).toBeLessThanOrEqual(5);
    for (const url of asked) expect(isServiceHost(url, HOSTS) && /^https?:$/.test(url.protocol)).toBe(true);
  },
  { runs: 600 },
);
