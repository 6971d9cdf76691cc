import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeHost } from '../../../test/support/fake-host.js';
import { runCliHere } from '../../../test/support/run-cli.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const folder = tempDir('cli');
let host: FakeHost;

beforeAll(async () => {
  host = await FakeHost.start();
  host.on('GET /downloads', { body: { items: [], total: 0, nextCursor: null } });
});

afterAll(() => host.close());

describe('how the command finds the host', () => {
  it('reads the address from run.json of the data folder, by default ./data', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'run.json'), JSON.stringify({ url: `${host.url}/`, pid: process.pid }));
    const results = await Promise.all([
      runCliHere(['list'], { cwd: folder }),
      runCliHere(['list', '--data-dir', join(folder, 'data')]),
      runCliHere(['list'], { env: { DEEMUSIC_DATA_DIR: join(folder, 'data') } }),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  it('says that a host has ended when its process is gone', async () => {
    const dead = join(folder, 'dead');
    mkdirSync(dead);
    writeFileSync(join(dead, 'run.json'), JSON.stringify({ url: host.url, pid: 2 ** 22 + 1 }));
    const result = await runCliHere(['list', '--data-dir', dead]);
    expect(result.code).toBe(3);
    expect(result.err).toContain('has ended. Start one with `deemusic serve`');
  });

  it('says that none runs, where there is no run.json', async () => {
    const result = await runCliHere(['list', '--json', '--data-dir', join(folder, 'nowhere')]);
    expect(result.code).toBe(3);
    expect(JSON.parse(result.err)).toMatchObject({ error: { code: 'unreachable' } });
  });

  it('says that nobody answers', async () => {
    const gone = await FakeHost.start();
    await gone.close();
    const result = await runCliHere(['list', '--url', gone.url]);
    expect(result.code).toBe(3);
    expect(result.err).toContain('ECONNREFUSED');
  });

  it('says that what answers is not DeeMusic', async () => {
    const other = await FakeHost.start();
    other.on('GET /downloads', { text: '<html>hello</html>' });
    const result = await runCliHere(['list', '--url', other.url]);
    await other.close();
    expect(result).toMatchObject({ code: 3 });
    expect(result.err).toContain('is not DeeMusic');
  });

  it('refuses an address that is none', async () => {
    expect(await runCliHere(['list', '--url', 'nas:6595'])).toMatchObject({ code: 2 });
  });
});

describe('what the command says at the door', () => {
  it('sends the token of the environment, or of a file', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'from-file\n');
    host.seen.length = 0;
    await runCliHere(['list', '--url', host.url], { env: { DEEMUSIC_API_TOKEN: 'from-env' } });
    await runCliHere(['list', '--url', host.url], { env: { DEEMUSIC_API_TOKEN_FILE: file } });
    expect(host.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer from-env', 'Bearer from-file']);
  });

  it('tells how to get in when the host wants a token', async () => {
    const closed = await FakeHost.start();
    closed.on('GET /downloads', {
      status: 401,
      body: { statusCode: 401, code: 'unauthorized', message: 'A token is needed' },
    });
    const result = await runCliHere(['list', '--url', closed.url]);
    await closed.close();
    expect(result).toMatchObject({ code: 4 });
    expect(result.err).toBe('deemusic: A token is needed. Set DEEMUSIC_API_TOKEN to a token of this host.\n');
  });
});
