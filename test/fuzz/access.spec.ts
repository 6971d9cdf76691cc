import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingHttpHeaders } from 'node:http';
import { AccessPolicy } from '../../src/access/access-policy.js';
import { isPassedOn } from '../../src/access/proxy-signs.js';
import { sessionTokens, signInCookie } from '../../src/access/session/session-cookie.js';
import { defaultSettings, LiveSettings } from '../../src/config/index.js';
import { fuzz } from './support/fuzz.js';
import { answersOrRefuses } from './support/refusal.js';

/** Made up. */
const TOKEN = 'dm_madeup-and-right';

const odd = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    'http://',
    'http://[::1',
    '[::1]:1',
    '[',
    ':',
    ':0',
    '@',
    'http://a@b',
    'a b',
    '\u00e9',
    '%00',
    '\x7f',
  ),
  fc.constantFrom(
    'localhost',
    '127.0.0.1',
    '127.0.0.1:6595',
    'LOCALHOST.',
    '127.1',
    '0x7f.1',
    '2130706433',
    '::ffff:127.0.0.1',
  ),
  fc.constantFrom(
    'evil.example',
    'localhost.evil.example',
    'http://evil.example',
    'http://127.0.0.1.evil.example',
    'file://',
  ),
  fc.constantFrom(
    '256.0.0.1:1',
    'x:99999',
    'Bearer',
    'Bearer ',
    `Bearer ${TOKEN} x`,
    `bearer  dm_wrong`,
    'Basic eDp5',
    'same-origin',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  fc.nat(4000).map((length) => 'x;='.repeat(length)),
);
const names = [
  ...[
    'host',
    'origin',
    'cookie',
    'authorization',
    'x-api-key',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
  ],
  ...['forwarded', 'via', 'sec-fetch-site', 'sec-fetch-dest', 'referer', 'x-real-ip'],
] as const;
const headers: fc.Arbitrary<IncomingHttpHeaders> = fc.dictionary(fc.constantFrom(...names), odd);
const settings = fc.record({
  access: fc.constantFrom('auto' as const, 'token' as const, 'off' as const),
  host: fc.constantFrom('127.0.0.1', '0.0.0.0', '::1', 'nas.lan'),
  publicUrl: fc.constantFrom(null, 'https://music.example/', 'http://nas.lan:8080/x'),
});

fuzz(
  'whatever a request carries, it is let in for a reason or refused',
  fc.record({
    headers,
    settings,
    remoteAddress: fc.oneof(odd, fc.constantFrom(undefined, '127.0.0.1', '::1', '192.0.2.7')),
  }),
  async ({ headers: given, settings: changed, remoteAddress }) => {
    const live = new LiveSettings({ ...defaultSettings('/nowhere'), ...changed });
    const identify = (token: string) =>
      token === TOKEN ? { tokenId: 't', name: 'right', scope: 'read' as const } : null;
    const guesses = { judge: (token: string) => identify(token) };
    const policy = new AccessPolicy(live, { identify } as never, guesses as never);
    const request = { headers: given, remoteAddress, scope: 'read' as const };
    const codes = ['unauthorized', 'forbidden'];
    const identity = await answersOrRefuses(() => policy.check(request), { codes, secrets: [TOKEN] });
    if (identity?.name !== 'local') return;
    // Nobody in particular: only without access control, or from this machine, directly.
    expect(changed.access).not.toBe('token');
    if (changed.access === 'auto') {
      expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.1']).toContain(remoteAddress);
      expect(isPassedOn(request)).toBe(false);
      expect(['127.0.0.1', '::1']).toContain(changed.host);
    }
    if (given.origin !== undefined) expect(URL.canParse(given.origin)).toBe(true);
  },
  { runs: 2500 },
);

fuzz(
  'cookies of any form hold at most eight tokens, and the own one is found among them',
  fc.tuple(fc.array(odd, { maxLength: 4 }), fc.array(odd, { maxLength: 4 }), headers),
  ([before, after, others]) => {
    const host = 'nas.lan:6595';
    const place = { headers: { ...others, host }, basePath: '/', publicUrl: null };
    const own = signInCookie(TOKEN, place).split(';')[0] ?? '';
    const found = sessionTokens({ host, cookie: [...before, own, ...after].join(';') });
    expect(found.length).toBeLessThanOrEqual(8);
    const spoils = before.some((text) => text.includes('deemusic_session'));
    if (!spoils) expect(found).toContain(TOKEN);
    expect(signInCookie(TOKEN, place)).toMatch(/HttpOnly/);
    expect(signInCookie(TOKEN, place)).not.toMatch(/[\r\n]/);
  },
  { runs: 1000 },
);
