import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLUGIN_API_VERSION } from '@deemusic/plugin-sdk';
import { writePlugin, type PluginFolderParts } from '../../../test/support/plugin-folder.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { FoundPlugin } from './found-plugin.js';
import { readPlugin } from './manifest-reader.js';

const root = tempDir('manifest');

function folder(): string {
  return mkdtempSync(join(root, 'plugin-'));
}

function read(path: string, ignoreApiRange = false): Promise<FoundPlugin> {
  return readPlugin({ path, origin: 'path', name: 'folder-name' }, { ignoreApiRange });
}

async function problemOf(parts: PluginFolderParts): Promise<string | undefined> {
  const found = await read(writePlugin(folder(), parts));
  expect(found.problem?.reason ?? '').not.toContain(root);
  return found.problem?.reason;
}

describe('a sound manifest', () => {
  it('is filled with defaults', async () => {
    const path = writePlugin(folder(), { version: '1.2.3', manifest: { hooks: [{ name: 'beforeDownload' }] } });
    const { id, plugin, problem } = await read(path);
    expect({ id, problem }).toEqual({ id: 'lyrics', problem: null });
    expect(plugin).toEqual({
      id: 'lyrics',
      version: '1.2.3',
      displayName: 'The lyrics',
      description: 'Does what it says.',
      origin: 'path',
      entry: join(path, 'index.js'),
      hooks: [
        {
          name: 'beforeDownload',
          order: 'normal',
          after: [],
          before: [],
          timeoutMs: 5000,
          concurrency: 1,
          retries: 5,
          onError: 'continue',
          isEnabled: true,
        },
      ],
      events: [],
      permissions: {},
      isNative: false,
      heapMb: 96,
      rssMb: 192,
      configSchema: null,
      uiSchema: null,
    });
  });

  it('keeps what it says', async () => {
    const hook = { name: 'processTrack', order: 'pre', after: ['tagging'], before: ['x'], timeoutMs: 100 };
    const told = { ...hook, concurrency: 16, retries: 0, onError: 'fail', enabled: false };
    const net = { hosts: ['lrclib.net'], reason: 'finds lyrics' };
    const path = writePlugin(folder(), {
      configSchema: { type: 'object', properties: { language: { type: 'string', default: 'en' } } },
      files: { 'ui.json': '\uFEFF{"ui:order": ["language"]}' },
      manifest: {
        hooks: [told],
        events: ['notice'],
        permissions: { net },
        resources: { heapMb: 16 },
        native: true,
        uiSchema: 'ui.json',
      },
    });
    const { enabled: isEnabled, ...rest } = told;
    expect((await read(path)).plugin).toMatchObject({
      hooks: [{ ...rest, isEnabled }],
      events: ['notice'],
      permissions: { net },
      heapMb: 16,
      rssMb: 192,
      isNative: true,
      configSchema: { properties: { language: { default: 'en' } } },
      uiSchema: { 'ui:order': ['language'] },
    });
  });
});

describe('config schemas', () => {
  it('of two plugins may have the same $id', async () => {
    const schema = { $id: 'https://plugins.example/config.json', type: 'object' };
    for (const id of ['one', 'two']) {
      const found = await read(writePlugin(folder(), { id, configSchema: { ...schema, title: id } }));
      expect(found.problem).toBeNull();
    }
  });
});

describe('a broken manifest', () => {
  it.each<[string, PluginFolderParts, RegExp]>([
    [
      'a budget too large',
      { manifest: { hooks: [{ name: 'afterTrack', timeoutMs: 700_000 }] } },
      /hooks\[0\]\.timeoutMs must be ≤ 600000/,
    ],
    [
      'a misspelt hook',
      { manifest: { hooks: [{ name: 'proccessTrack' }] } },
      /hooks\[0\]\.name must be one of .*; did you mean processTrack\?/,
    ],
    [
      'a misspelt key',
      { manifest: { hooks: [{ name: 'afterTrack', timeoutMS: 5 }] } },
      /hooks\[0\]\.timeoutMS is not known; did you mean timeoutMs\?/,
    ],
    [
      'an unknown key of the block',
      { manifest: { permisions: {} } },
      /permisions is not known; did you mean permissions\?/,
    ],
    ['a missing name', { manifest: { displayName: undefined } }, /displayName is required/],
    ['a wrong type', { manifest: { native: 'yes' } }, /native must be true or false/],
    ['an id that is none', { manifest: { id: 'My Plugin' } }, /id must match/],
    ['a reserved id', { id: 'runs' }, /id must not be one of runs, order, install/],
    [
      'a hook twice',
      { manifest: { hooks: [{ name: 'afterTrack' }, { name: 'afterTrack' }] } },
      /declares afterTrack more than once/,
    ],
    ['a slow beforeDownload', { manifest: { hooks: [{ name: 'beforeDownload', timeoutMs: 60_000 }] } }, /≤ 30000/],
    ...(['afterTrack', 'afterAlbum', 'afterPlaylist'] as const).map((name): [string, PluginFolderParts, RegExp] => [
      `${name} that fails a track`,
      { manifest: { hooks: [{ name, onError: 'fail' }] } },
      /^package\.json: hooks\[0\]\.onError must be "continue"; after .*leave it out, or use beforeDownload or processTrack$/,
    ]),
    [
      'itself as neighbour',
      { manifest: { hooks: [{ name: 'afterTrack', after: ['lyrics'] }] } },
      /before or after itself/,
    ],
    ['no version', { package: { version: 'new' } }, /version/],
    ['no block', { package: { deemusic: undefined } }, /no block "deemusic"/],
    ['a block that is none', { package: { deemusic: [] } }, /must be an object/],
    ['an entry outside', { package: { exports: './../../elsewhere.js' } }, /leads out of the plugin's folder/],
    ['an absolute entry', { package: { exports: '/etc/hostname' } }, /must begin with \.\//],
    ['no usable export', { package: { exports: { '.': { require: './index.cjs' } } } }, /no module for "\."/],
    ['a schema outside', { manifest: { configSchema: '../config.json' } }, /leads out of the plugin's folder/],
    [
      'a schema that is no JSON',
      { manifest: { uiSchema: 'ui.json' }, files: { 'ui.json': '{' } },
      /ui\.json is not JSON/,
    ],
    [
      'a schema that is a list',
      { manifest: { uiSchema: 'ui.json' }, files: { 'ui.json': '[]' } },
      /must hold a JSON object/,
    ],
    ['a schema of no object', { configSchema: { type: 'string' } }, /its type must be "object"/],
    [
      'a schema against draft-07',
      { configSchema: { type: 'object', properties: { a: { minimum: 'x' } } } },
      /draft-07/,
    ],
    [
      'a schema of another draft',
      { configSchema: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' } },
      /draft-07/,
    ],
    [
      'a reference to nowhere',
      { configSchema: { type: 'object', properties: { a: { $ref: '#/definitions/b' } } } },
      /draft-07/,
    ],
    [
      'a secret in a list',
      {
        configSchema: {
          type: 'object',
          properties: { a: { type: 'array', items: { type: 'string', writeOnly: true } } },
        },
      },
      /lists or maps/,
    ],
    [
      'a secret that is no text',
      { configSchema: { type: 'object', properties: { pin: { type: 'number', writeOnly: true } } } },
      /pin is writeOnly and must be of type string/,
    ],
  ])('%s is named', async (_what, parts, reason) => {
    const found = await read(writePlugin(folder(), parts));
    expect(found.problem).toMatchObject({
      state: 'incompatible',
      fault: 'plugin',
      reason: expect.stringMatching(reason),
    });
    expect(found.problem?.reason).not.toContain(root);
    expect(found.plugin).toBeNull();
  });

  it('names all faults at once, at most five', async () => {
    const hooks = [1, 2, 3, 4].map(() => ({ name: 'x', retries: -1 }));
    const reason = await problemOf({ manifest: { hooks } });
    expect(reason?.match(/retries must be ≥ 0/g)).toHaveLength(2);
    expect(reason).toContain('; and 3 more');
  });

  it('that is no JSON is named, under its folder', async () => {
    const path = folder();
    writeFileSync(join(path, 'package.json'), '{"name": "x",');
    expect(await read(path)).toMatchObject({
      id: 'folder-name',
      plugin: null,
      problem: { state: 'incompatible', reason: expect.stringMatching(/^package\.json is not JSON/) },
    });
  });

  it('still tells its id', async () => {
    expect((await read(writePlugin(folder(), { manifest: { hooks: 7 } }))).id).toBe('lyrics');
  });

  it('of more than a MiB is not read', async () => {
    const path = folder();
    writeFileSync(join(path, 'package.json'), ' '.repeat(2 ** 20 + 1));
    expect((await read(path)).problem?.reason).toBe('package.json is larger than 1 MiB');
  });
});

describe('what is missing', () => {
  it('is a folder that is gone', async () => {
    const reason = 'its folder is not there; look at DEEMUSIC_PLUGIN_PATH';
    const problem = { state: 'missing', reason, fault: 'config' };
    expect(await read(join(root, 'nowhere'))).toMatchObject({ plugin: null, problem });
  });

  it('is a module that was not built; the hooks are known all the same', async () => {
    const path = writePlugin(folder(), { package: { exports: './dist/index.js' } });
    const found = await read(path);
    expect(found.problem).toMatchObject({
      state: 'missing',
      reason: expect.stringContaining('dist/index.js is not there'),
    });
    expect(found.plugin?.hooks).toHaveLength(1);
  });

  it('is a schema file', async () => {
    expect(await problemOf({ manifest: { configSchema: './none.json' } })).toMatch(/none\.json is not there/);
  });

  it('is not a module behind a link that leads out', async () => {
    const path = writePlugin(folder());
    rmSync(join(path, 'index.js'));
    writeFileSync(join(root, 'outside.js'), '');
    symlinkSync(join(root, 'outside.js'), join(path, 'index.js'));
    expect((await read(path)).problem?.reason).toBe("index.js leads out of the plugin's folder");
  });

  it('is not a plugin whose folder itself is a link', async () => {
    const link = join(root, 'link');
    symlinkSync(writePlugin(folder()), link);
    expect((await read(link)).problem).toBeNull();
  });

  it('is a module that is a folder', async () => {
    const path = writePlugin(folder(), { package: { exports: './lib' } });
    mkdirSync(join(path, 'lib'));
    expect((await read(path)).problem?.reason).toBe('lib is not a file');
  });
});

describe('the range of the plugin API', () => {
  it.each([
    ['^2.0.0', /made for plugin API \^2\.0\.0, and this is .*a newer version of DeeMusic is needed/],
    ['^0.9.0', /a newer version of the plugin is needed/],
    ['newest', /not a range of versions/],
  ])('%s does not fit', async (api, reason) => {
    const found = await read(writePlugin(folder(), { api }));
    expect(found.problem).toMatchObject({ state: 'incompatible', reason: expect.stringMatching(reason) });
    expect(found.plugin?.id).toBe('lyrics');
  });

  it('must be there', async () => {
    expect(await problemOf({ package: { engines: { node: '>=20' } } })).toMatch(/engines\["deemusic-plugin-api"\]/);
  });

  it('comes first: a manifest of the future may look otherwise', async () => {
    expect(await problemOf({ api: '^2.0.0', manifest: { sources: [] } })).toMatch(/newer version of DeeMusic/);
  });

  it.each([`^${PLUGIN_API_VERSION}`, '*', '>=1 <3'])('%s fits', async (api) => {
    expect(await problemOf({ api })).toBeUndefined();
  });

  it('can be passed over, with a warning', async () => {
    const found = await read(writePlugin(folder(), { api: '^2.0.0' }), true);
    expect(found).toMatchObject({ problem: null, warning: expect.stringContaining('^2.0.0') });
  });
});
