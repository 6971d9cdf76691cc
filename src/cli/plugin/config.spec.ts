import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeHost } from '../../../test/support/fake-host.js';
import { runCliHere, type CliOptions, type CliResult } from '../../../test/support/run-cli.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { PluginConfig } from './plugin-answers.js';

let host: FakeHost;
const folder = tempDir('plugin-config');

beforeAll(async () => {
  host = await FakeHost.start();
});

afterAll(() => host.close());

const config: PluginConfig = {
  schema: {
    type: 'object',
    properties: {
      folder: { type: 'string', description: 'Where it goes.', default: 'Playlists' },
      formats: { type: 'array', items: { type: 'string' }, default: ['m3u8'] },
      covers: {
        type: 'object',
        properties: {
          size: { type: 'integer', title: 'Pixels', default: 1000 },
          kind: { type: 'string', enum: ['jpeg', 'png'], default: 'jpeg' },
        },
      },
      isQuick: { type: 'boolean', default: false },
      limit: { type: ['number', 'null'], default: null },
      env: { type: 'object', additionalProperties: { type: 'string' }, default: {} },
      account: { type: 'object', properties: { token: { type: 'string', writeOnly: true } } },
    },
  },
  uiSchema: null,
  data: {
    folder: 'Lists',
    formats: ['m3u8'],
    covers: { size: 1000, kind: 'jpeg' },
    isQuick: false,
    limit: null,
    env: {},
    account: { token: { set: true } },
  },
};

beforeEach(() => {
  host.routes.clear();
  host.seen.length = 0;
  host.on('GET /plugins/p/config', { body: config });
  const secret = { account: config.data.account };
  host.on('PUT /plugins/p/config', ({ body }) => ({
    body: { ...config, data: { ...(body as { data: object }).data, ...secret } },
  }));
});

function cli(args: string[], options: CliOptions = {}): Promise<CliResult> {
  return runCliHere(['plugin', 'config', 'p', ...args], {
    ...options,
    env: { DEEMUSIC_URL: host.url, ...options.env },
  });
}

async function sent(...args: string[]): Promise<unknown> {
  expect((await cli(args)).err).toMatch(/^Saved/);
  return (host.seen.at(-1)?.body as { data: unknown }).data;
}

const kept: Record<string, unknown> = { ...config.data, account: {} };

describe('deemusic plugin config', () => {
  it('shows each setting with its value, its default and what it does, and no secret', async () => {
    const { out, code } = await cli([]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'folder = "Lists"  (default: "Playlists")',
      '    Where it goes.',
      'formats = ["m3u8"]  (default)',
      'covers.size = 1000  (default)',
      '    Pixels',
      'covers.kind = "jpeg"  (default)',
      '    One of: jpeg, png',
      'isQuick = false  (default)',
      'limit = null  (default)',
      'env = {}  (default)',
      'account.token = set  (secret)',
      '',
    ]);
    expect(host.seen.map(({ method }) => method)).toEqual(['GET']);
  });

  it('prints all of it as JSON', async () => {
    expect((await cli(['--json'])).json()).toEqual([{ id: 'p', ...config }]);
  });

  it('sets values in the type of the schema, and leaves secrets alone', async () => {
    const data = await sent(
      ...['--set', 'folder=a=b', '--set', 'covers.size=500', '--set', 'isQuick=true', '--set', 'limit=1.5'],
      ...['--set', 'formats=m3u8, xspf', '--set', 'env.KEY=1', '--set', 'account.token=null'],
    );
    expect(data).toEqual({
      folder: 'a=b',
      formats: ['m3u8', 'xspf'],
      covers: { size: 500, kind: 'jpeg' },
      isQuick: true,
      limit: 1.5,
      env: { KEY: '1' },
      account: { token: 'null' },
    });
  });

  it('says what has changed', async () => {
    const { out } = await cli(['--set', 'covers.size=500', '--set', 'folder=Lists']);
    expect(out).toBe('covers.size = 500\n');
  });

  it('takes lists as JSON, too, and null where the schema has it', async () => {
    expect(await sent('--set', 'formats=["a,b"]', '--set', 'limit=null')).toEqual({ ...kept, formats: ['a,b'] });
    expect(await sent('--set', 'formats=')).toEqual({ ...kept, formats: [] });
  });

  it('goes back to the default of a setting, and takes a secret away', async () => {
    const { folder: _, ...others } = kept;
    expect(await sent('--unset', 'folder', '--unset', 'account.token')).toEqual({
      ...others,
      account: { token: null },
    });
  });

  it('reads a secret from the standard input, where nobody else sees it', async () => {
    const result = await cli(['--set', 'account.token=-', '--set', 'folder=-'], { input: 'made-up\n' });
    expect(result.code).toBe(0);
    expect(host.seen.at(-1)?.body).toEqual({ data: { ...kept, folder: '-', account: { token: 'made-up' } } });
  });

  it('takes all settings from a file, and changes on top of it', async () => {
    writeFileSync(join(folder, 'p.json'), JSON.stringify({ folder: 'New', account: { token: { set: true } } }));
    const result = await cli(['--file', 'p.json', '--set', 'isQuick=true'], { cwd: folder });
    expect(result.code).toBe(0);
    expect(host.seen.at(-1)?.body).toEqual({ data: { folder: 'New', account: {}, isQuick: true } });
    await cli(['--file', '-'], { input: '{"account":{"token":"made-up"}}' });
    expect(host.seen.at(-1)?.body).toEqual({ data: { account: { token: 'made-up' } } });
  });

  it.each([
    ['covers.size=big', 'covers.size must be a number.'],
    ['isQuick=yes', 'isQuick must be true or false.'],
    ['formats=[1', 'formats must be JSON.'],
    ['folder', '--set wants path=value, not folder'],
  ])('refuses --set %s before it asks the host', async (wish, message) => {
    expect(await cli(['--set', wish])).toMatchObject({ code: 2, out: '', err: `deemusic: ${message}\n` });
    expect(host.seen.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each([
    ['nothing.json', '', 'nothing.json cannot be read.'],
    ['-', '{', '- is not JSON.'],
    ['-', '[]', '- does not hold a JSON object.'],
  ])('refuses the file %s with %j', async (file, input, message) => {
    expect(await cli(['--file', file], { input })).toMatchObject({ code: 2, err: `deemusic: ${message}\n` });
  });

  it('shows what the host has against it, by path', async () => {
    const details = [
      { path: '/covers/size', message: 'must be <= 1800' },
      { path: '/other', message: 'is not a setting of this plugin' },
    ];
    host.on('PUT /plugins/p/config', {
      status: 400,
      body: { statusCode: 400, code: 'bad_request', message: 'The settings were not saved.', details },
    });
    const result = await cli(['--set', 'covers.size=5000', '--set', 'other=1']);
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toBe(
      'deemusic: The settings were not saved.\n  /covers/size: must be <= 1800\n  /other: is not a setting of this plugin\n',
    );
  });

  it('leaves names of the language alone', async () => {
    host.on('GET /plugins/p/config', { body: { ...config, data: {} } });
    expect(await cli(['--unset', 'constructor'])).toMatchObject({
      code: 2,
      err: 'deemusic: constructor is not set.\n',
    });
    expect(await sent('--set', '__proto__.x=1')).toEqual(JSON.parse('{"__proto__":{"x":1}}'));
  });

  it('says that there is nothing to set', async () => {
    host.on('GET /plugins/p/config', { body: { schema: null, uiSchema: null, data: {} } });
    expect(await cli([])).toMatchObject({ code: 0, out: '', err: 'p has no settings.\n' });
  });
});
