import { describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { ManualClock } from '../../test/support/manual-clock.js';
import { defaultSettings, LiveSettings, type Settings } from '../config/index.js';
import type { RequestError } from '../domain/index.js';
import { AccessPolicy } from './access-policy.js';
import type { AccessRequest } from './access-request.js';
import { Peers } from './peer/peers.js';
import { TokenGuesses } from './peer/token-guesses.js';
import { TokenBook } from './token-book.js';
import { hashToken } from './token-secret.js';

const HOST = '127.0.0.1:6595';
const TOKEN = 'dm_made-up-token';
const READER = 'dm_made-up-reader';

function policy(changes: Partial<Settings> = {}): AccessPolicy {
  const book = new TokenBook();
  book.add('one', hashToken(TOKEN), { tokenId: 'one', name: 'one', scope: 'admin' });
  book.add('two', hashToken(READER), { tokenId: 'two', name: 'two', scope: 'read' });
  const settings = new LiveSettings({ ...defaultSettings('/'), ...changes });
  return new AccessPolicy(settings, book, new TokenGuesses(new Peers(settings), new ManualClock()));
}

/** @returns `ok` or the code of the refusal */
function outcome(
  headers: IncomingHttpHeaders,
  changes: Partial<Settings> = {},
  request: Partial<AccessRequest> = {},
): string {
  const whole = { remoteAddress: '127.0.0.1', httpVersion: '1.1', scope: 'control', ...request } as const;
  try {
    policy(changes).check({ ...whole, headers: { host: HOST, ...headers } });
    return 'ok';
  } catch (error) {
    return (error as RequestError).code;
  }
}

const bearer = (token: string): IncomingHttpHeaders => ({ authorization: `Bearer ${token}` });

describe('access auto without a token', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('lets in the local peer %s', (remoteAddress) => {
    expect(outcome({}, {}, { remoteAddress })).toBe('ok');
  });

  it.each(['localhost:6595', 'LOCALHOST', '[::1]:6595', '127.0.0.1', 'localhost.:6595'])(
    'lets in by the loopback name %s',
    (host) => {
      expect(outcome({ host })).toBe('ok');
    },
  );

  it.each(['192.168.1.7', '10.0.0.1', 'fe80::1', undefined, '::ffff:192.168.1.7', '127.0.0.1.evil'])(
    'turns away the peer %s',
    (remoteAddress) => {
      expect(outcome({}, {}, { remoteAddress })).toBe('unauthorized');
    },
  );

  it('turns everybody away when it listens on all addresses', () => {
    expect(outcome({}, { host: '0.0.0.0' })).toBe('unauthorized');
  });

  it.each<IncomingHttpHeaders>([
    { forwarded: 'for=192.0.2.1' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { 'x-forwarded-host': 'localhost' },
    { 'x-forwarded-for': '' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 proxy' },
    { host: 'music.example' },
    { origin: 'https://music.example', host: 'music.example' },
  ])('turns away what a proxy on this machine passes on: %j', (headers) => {
    const changes = { publicUrl: 'https://music.example' };
    expect(outcome(headers, changes)).toBe('unauthorized');
    expect(outcome({ ...headers, ...bearer(TOKEN) }, changes)).toBe('ok');
  });

  it('turns away what came through the public address although the proxy rewrote Host', () => {
    expect(outcome({ origin: 'https://music.example' }, { publicUrl: 'https://music.example' })).toBe('unauthorized');
  });

  it('turns away HTTP/1.0, which proxies speak by default', () => {
    expect(outcome({}, {}, { httpVersion: '1.0' })).toBe('unauthorized');
  });

  it.each([
    'evil.example',
    'evil.example:6595',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'a b',
    '',
    'x:y:z',
  ])('refuses the foreign host "%s" (DNS rebinding)', (host) => {
    expect(outcome({ host })).toBe('forbidden');
    expect(outcome({ host, origin: `http://${host}` })).toBe('forbidden');
  });

  it('refuses a request without Host', () => {
    expect(outcome({ host: undefined })).toBe('forbidden');
  });
});

describe('a foreign page', () => {
  const foreign = ['http://evil.example', 'null', 'http://localhost:3000', 'http://127.0.0.1', 'file://', 'not a url'];

  it.each(foreign)('of origin %s is refused, token or not, and with access off', (origin) => {
    expect(outcome({ origin })).toBe('forbidden');
    expect(outcome({ origin, ...bearer(TOKEN) })).toBe('forbidden');
    expect(outcome({ origin }, { access: 'off' })).toBe('forbidden');
    expect(outcome({ origin }, { access: 'token' })).toBe('forbidden');
  });

  it.each([
    [`http://${HOST}`, HOST],
    ['http://localhost:6595', HOST],
    ['http://[::1]:6595', '[::1]:6595'],
  ])('is not one when it is of the host itself: %s at %s', (origin, host) => {
    expect(outcome({ origin, host })).toBe('ok');
  });

  it('is not one at the public address, or at the name a proxy passes on', () => {
    const changes = { publicUrl: 'https://music.example/box' };
    expect(outcome({ origin: 'https://music.example', ...bearer(TOKEN) }, changes)).toBe('ok');
    expect(outcome({ origin: 'https://other.example', host: 'other.example', ...bearer(TOKEN) })).toBe('ok');
    expect(outcome({ origin: 'https://music.example:444', ...bearer(TOKEN) }, changes)).toBe('forbidden');
  });
});

describe('what a page of another site makes a browser send without an Origin', () => {
  const picture = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

  it.each<Settings['access']>(['auto', 'off'])('gets nothing where no token is needed: %s', (access) => {
    expect(outcome(picture, { access })).toBe('forbidden');
    expect(outcome({ ...picture, 'sec-fetch-site': 'same-site' }, { access })).toBe('forbidden');
    expect(outcome({ ...picture, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, { access })).toBe(
      'forbidden',
    );
  });

  it('is let in when somebody follows a link, and from the own page', () => {
    expect(outcome({ ...picture, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe('ok');
    expect(outcome({ ...picture, 'sec-fetch-site': 'same-origin' })).toBe('ok');
    expect(outcome({ ...picture, 'sec-fetch-site': 'none' })).toBe('ok');
  });
});

describe('a session cookie', () => {
  it('counts although another program has set one of its name before it', () => {
    const cookie = `deemusic_session_6595=junk; other=1; deemusic_session_6595=${TOKEN}`;
    expect(outcome({ cookie, host: 'nas:6595' }, { access: 'token' })).toBe('ok');
    expect(outcome({ cookie: 'deemusic_session_6595=junk', host: 'nas:6595' }, { access: 'token' })).toBe(
      'unauthorized',
    );
  });
});

describe('tokens', () => {
  it.each<Settings['access']>(['auto', 'token'])('open the host from anywhere, by any name: %s', (access) => {
    const headers = { host: 'anything.example', ...bearer(TOKEN) };
    expect(outcome(headers, { access }, { remoteAddress: '192.168.1.7' })).toBe('ok');
  });

  it('come in a Bearer header, in X-Api-Key or with a handshake', () => {
    expect(outcome({ authorization: `bearer ${TOKEN}` }, { access: 'token' })).toBe('ok');
    expect(outcome({ 'x-api-key': TOKEN }, { access: 'token' })).toBe('ok');
    expect(outcome({}, { access: 'token' }, { token: TOKEN })).toBe('ok');
  });

  it('are needed by everybody with access token', () => {
    expect(outcome({}, { access: 'token' })).toBe('unauthorized');
  });

  it.each(['wrong', `${TOKEN}x`, TOKEN.slice(0, -1)])('that are wrong open nothing, not even locally: %s', (token) => {
    expect(outcome(bearer(token))).toBe('unauthorized');
  });

  it('of another scheme belong to a proxy', () => {
    expect(outcome({ authorization: 'Basic bWFkZTp1cA==' })).toBe('ok');
  });

  it('allow only what their scope does', () => {
    expect(outcome(bearer(READER), {}, { scope: 'read' })).toBe('ok');
    expect(outcome(bearer(READER), {}, { scope: 'control' })).toBe('forbidden');
    expect(outcome(bearer(TOKEN), {}, { scope: 'admin' })).toBe('ok');
  });
});

describe('access off', () => {
  it.each(['nas', 'nas.local:6595', '192.168.1.7:6595', 'music.example'])(
    'lets everybody in by the name %s',
    (host) => {
      const changes = { access: 'off', publicUrl: 'https://music.example', host: '0.0.0.0' } as const;
      expect(outcome({ host, 'x-forwarded-for': '192.0.2.1' }, changes, { remoteAddress: '192.168.1.9' })).toBe('ok');
    },
  );

  it('still refuses a name that a page from outside could have', () => {
    expect(outcome({ host: 'evil.example' }, { access: 'off' })).toBe('forbidden');
  });
});

describe('a Host header that only looks like one', () => {
  it.each(['127.0.0.1:99999', '999.1.1.1', '1.2.3.4.5:80'])('turns pages away that come by %s', (host) => {
    expect(outcome({ host, origin: `http://${HOST}`, ...bearer(TOKEN) })).toBe('forbidden');
  });
});
