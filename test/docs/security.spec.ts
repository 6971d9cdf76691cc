import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAX_COMMANDS_AT_ONCE } from '../../src/notifier/socket/client-session.js';
import { MAX_ROOMS } from '../../src/notifier/socket/handshake.schema.js';
import { MESSAGES_AT_ONCE, MESSAGES_PER_SECOND } from '../../src/notifier/socket/message-pace.js';
import { defaultSettings } from '../../src/config/index.js';
import { MAX_GUESSES } from '../../src/access/peer/token-guesses.js';
import { MAX_WRONG } from '../../src/access/session/sign-in-throttle.js';
import { MAX_CONNECTIONS_OF_ADDRESS } from '../../src/operations/http-surface/connection-limit.js';
import { SERVER_TIMEOUTS } from '../../src/operations/http-surface/front-door.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** Rows of the table under a heading, without its head. */
function table(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const promises = table('Promises').map(([promise = '', held = '']) => ({
  promise,
  files: [...held.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
}));

describe('the promises of docs/security.md', () => {
  it('are there', () => {
    expect(promises.length).toBeGreaterThan(25);
  });

  it.each(promises)('$promise: a test holds it', ({ files }) => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file).toMatch(/\.spec\.ts$/);
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
  });

  it('leave out no spec of test/security', () => {
    const named = promises.flatMap(({ files }) => files);
    for (const name of ['access-matrix', 'planted-secrets', 'supply']) {
      expect(named).toContain(`test/security/${name}.spec.ts`);
    }
  });
});

describe('the limits of docs/security.md', () => {
  const { limits } = defaultSettings('/');
  const { headersTimeout, requestTimeout, timeout } = SERVER_TIMEOUTS;

  it.each<[string, string]>([
    ['time for the headers', `${String(headersTimeout / 1000)} s, ${String(requestTimeout / 1000)} s`],
    ['a connection on which nothing moves', `${String(timeout / 60_000)} minutes`],
    ['requests of one address', `${String(limits.requestsPerMinute)} (setting)`],
    ['connections of one address', `${String(MAX_CONNECTIONS_OF_ADDRESS)}, 4096`],
    ['wrong tokens at the sign-in', String(MAX_WRONG)],
    ['different wrong tokens', String(MAX_GUESSES)],
    ['sockets of one address', `${String(limits.socketsPerAddress)} (setting)`],
    ['messages of a client', `${String(MESSAGES_AT_ONCE)}, then ${String(MESSAGES_PER_SECOND)} a second`],
    ['messages that wait', String(MAX_COMMANDS_AT_ONCE)],
    ['rooms of a client', String(MAX_ROOMS)],
  ])('%s: %s', (what, amount) => {
    expect(table('Limits').find(([name]) => name?.startsWith(what))?.[1]).toBe(amount);
  });
});
