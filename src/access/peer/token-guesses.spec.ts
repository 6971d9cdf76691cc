import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { defaultSettings, LiveSettings } from '../../config/index.js';
import type { RequestError } from '../../domain/index.js';
import { AccessPolicy } from '../access-policy.js';
import { TokenBook } from '../token-book.js';
import { hashToken } from '../token-secret.js';
import { Peers } from './peers.js';
import { MAX_GUESSES, PERIOD_MS, TokenGuesses } from './token-guesses.js';

let clock: ManualClock;
let policy: AccessPolicy;
beforeEach(() => {
  clock = new ManualClock();
  const live = new LiveSettings({ ...defaultSettings('/'), host: '0.0.0.0', trustedProxies: '192.0.2.99' });
  const book = new TokenBook();
  for (const name of ['mine', 'hers']) {
    book.add(name, hashToken(`dm_${name}`), { tokenId: name, name, scope: 'control' });
  }
  policy = new AccessPolicy(live, book, new TokenGuesses(new Peers(live), clock));
});

function outcome(headers: IncomingHttpHeaders, remoteAddress = '192.0.2.1'): string {
  try {
    policy.check({ remoteAddress, headers: { host: 'nas', ...headers }, scope: 'read' });
    return 'ok';
  } catch (error) {
    return (error as RequestError).code;
  }
}

const bearer = (token: string): IncomingHttpHeaders => ({ authorization: `Bearer ${token}` });
const cookie = (token: string): IncomingHttpHeaders => ({ cookie: `deemusic_session=${token}` });

function guess(times = MAX_GUESSES, remoteAddress?: string): void {
  for (let i = 0; i < times; i++) outcome(bearer(`guess-${String(i)}`), remoteAddress);
}

describe('guessing tokens', () => {
  it('ends after so many different ones, even with the right one, until a minute has passed', async () => {
    guess();
    expect(outcome(bearer('guess-next'))).toBe('too_many_requests');
    expect(outcome(bearer('dm_mine'))).toBe('too_many_requests');
    await clock.advance(PERIOD_MS);
    expect(outcome(bearer('dm_mine'))).toBe('ok');
  });

  it.each<[string, (token: string) => IncomingHttpHeaders, string]>([
    ['X-Api-Key', (token) => ({ 'x-api-key': token }), 'too_many_requests'],
    ['a cookie', cookie, 'unauthorized'],
  ])('is no easier by %s', (_way, header, refused) => {
    for (let i = 0; i < MAX_GUESSES; i++) expect(outcome(header(`guess-${String(i)}`))).toBe('unauthorized');
    expect(outcome(header('dm_mine'))).toBe(refused);
    expect(outcome(bearer('dm_mine'))).toBe('too_many_requests');
  });

  it('does not lock out what was let in before, nor other addresses', () => {
    expect(outcome(bearer('dm_mine'))).toBe('ok');
    guess();
    expect(outcome(bearer('dm_mine'))).toBe('ok');
    expect(outcome(cookie('dm_mine'))).toBe('ok');
    expect(outcome(bearer('dm_hers'))).toBe('too_many_requests');
    expect(outcome(bearer('dm_hers'), '192.0.2.2')).toBe('ok');
  });

  it('is told by address behind a trusted proxy', () => {
    const through = (address: string, token: string): string =>
      outcome({ ...bearer(token), 'x-forwarded-for': address }, '192.0.2.99');
    for (let i = 0; i <= MAX_GUESSES; i++) through('203.0.113.9', `guess-${String(i)}`);
    expect(through('203.0.113.9', 'dm_mine')).toBe('too_many_requests');
    expect(through('203.0.113.10', 'dm_mine')).toBe('ok');
  });

  it('is not what a program does that has an old token', () => {
    for (let i = 0; i < 1000; i++) expect(outcome(bearer('dm_old'))).toBe('unauthorized');
    for (let i = 0; i < 1000; i++) expect(outcome(cookie('dm_old'))).toBe('unauthorized');
    expect(outcome(bearer('dm_mine'))).toBe('ok');
  });
});
