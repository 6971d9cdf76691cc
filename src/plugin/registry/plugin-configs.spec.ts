import { describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import { SecretBox } from '../../config/index.js';
import type { RequestError } from '../../domain/index.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import { PluginConfigs } from './plugin-configs.js';
import { undecided, type PluginRow } from './plugin-row.js';

const root = tempDir('plugin-config');

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: {
    token: { type: 'string', writeOnly: true, minLength: 4 },
    language: { type: 'string', enum: ['en', 'de'], default: 'en' },
    covers: {
      type: 'object',
      additionalProperties: false,
      default: {},
      properties: { size: { type: 'integer', minimum: 56, default: 600 }, url: { type: 'string', format: 'uri' } },
    },
    account: {
      type: 'object',
      properties: { user: { type: 'string' }, password: { type: 'string', writeOnly: true } },
    },
  },
};

function pluginOf(configSchema: Record<string, unknown> | null): InstalledPlugin {
  const nothing = { description: '', hooks: [], events: [], permissions: {}, isNative: false, heapMb: 96, rssMb: 192 };
  const about = { id: 'lyrics', version: '1.0.0', displayName: 'Lyrics', origin: 'path', entry: '/index.js' } as const;
  return { ...nothing, ...about, configSchema, uiSchema: null };
}

const plugin = pluginOf(SCHEMA);

function open(dataDir = mkdtempSync(join(root, 'data-'))) {
  return new PluginConfigs(SecretBox.open(dataDir, null));
}

/** Saves a config. @returns the row as it is stored */
function save(configs: PluginConfigs, data: unknown, row: PluginRow = undecided('lyrics')): PluginRow {
  return { ...row, config: configs.checked(plugin, row, data).stored };
}

function refusalOf(configs: PluginConfigs, data: unknown, row = undecided('lyrics')): RequestError {
  try {
    configs.checked(plugin, row, data);
  } catch (error) {
    return error as RequestError;
  }
  throw new Error('it was taken');
}

describe('a config', () => {
  it('is filled with defaults for the plugin, and stored without them', () => {
    const configs = open();
    const row = save(configs, { token: 'made-up' });
    expect(Object.keys(row.config)).toEqual(['token']);
    expect(configs.filled(plugin, row)).toEqual({
      config: { language: 'en', covers: { size: 600 } },
      secrets: { token: 'made-up' },
      faults: [],
    });
  });

  it('is refused with the path of each fault, and without what was given', () => {
    const data = {
      token: 'val',
      language: 'val-en',
      covers: { size: 5, url: 'val-url', sise: 1 },
      languge: 'val-de',
      account: { user: 7 },
    };
    const error = refusalOf(open(), data);
    expect(error.code).toBe('bad_request');
    expect(error.details).toEqual([
      { path: '/languge', message: 'is not known; did you mean language?' },
      { path: '/token', message: 'must have at least 4 characters' },
      { path: '/language', message: 'must be one of en, de' },
      { path: '/covers/sise', message: 'is not known; did you mean size?' },
      { path: '/covers/size', message: 'must be ≥ 56' },
      { path: '/covers/url', message: 'must be of the form "uri"' },
      { path: '/account/user', message: 'must be a text' },
    ]);
    expect(error.message).not.toContain('val-');
  });

  it('is not converted', () => {
    expect(refusalOf(open(), { token: 'made-up', covers: { size: '600' } }).details).toEqual([
      { path: '/covers/size', message: 'must be a whole number' },
    ]);
  });

  it('must be an object', () => {
    expect(refusalOf(open(), []).details).toEqual([{ path: '', message: 'must be an object' }]);
  });

  it('tells what is required', () => {
    expect(refusalOf(open(), {}).details).toEqual([{ path: '/token', message: 'is required' }]);
    expect(open().filled(plugin, undecided('lyrics')).faults).toEqual([{ path: '/token', message: 'is required' }]);
  });

  it('that a former version left behind is tidied, not refused', () => {
    const configs = open();
    const row = save(configs, { token: 'made-up' });
    const older = { ...row, config: { ...row.config, gone: 1 } };
    expect(configs.filled(plugin, older)).toMatchObject({ faults: [], config: { language: 'en' } });
    expect(configs.filled(plugin, older).config).not.toHaveProperty('gone');
  });

  it('is empty without a schema, and takes nothing then', () => {
    const none = pluginOf(null);
    expect(open().view(none, undecided('lyrics'))).toEqual({ schema: null, uiSchema: null, data: {} });
    expect(() => open().checked(none, undecided('lyrics'), {})).toThrow(/has no settings/);
  });
});

describe('a secret', () => {
  it('is sealed at rest and never shown', () => {
    const configs = open();
    const row = save(configs, { token: 'made-up-token', account: { user: 'me', password: 'made-up-word' } });
    expect(JSON.stringify(row.config)).not.toContain('made-up');
    expect(row.config).toMatchObject({ token: expect.stringMatching(/^enc:v1:/), account: { user: 'me' } });
    const view = configs.view(plugin, row);
    expect(view.data).toEqual({
      token: { set: true },
      language: 'en',
      covers: { size: 600 },
      account: { user: 'me', password: { set: true } },
    });
    expect(configs.view(plugin, undecided('lyrics')).data).toMatchObject({ token: { set: false } });
    expect(configs.filled(plugin, row).secrets).toEqual({ token: 'made-up-token', 'account.password': 'made-up-word' });
    expect(JSON.stringify(configs.filled(plugin, row).config)).not.toContain('made-up');
  });

  it('stays when it is left out or comes back as it was shown, goes with null, changes with a text', () => {
    const configs = open();
    const first = save(configs, { token: 'one-token', account: { password: 'one-word' } });
    const again = save(configs, configs.view(plugin, first).data, first);
    expect(configs.filled(plugin, again).secrets).toEqual({ token: 'one-token', 'account.password': 'one-word' });
    const left = save(configs, { account: { user: 'me' } }, again);
    expect(configs.filled(plugin, left).secrets).toEqual({ token: 'one-token', 'account.password': 'one-word' });
    const changed = save(configs, { token: 'two-token', account: { password: null } }, left);
    expect(configs.filled(plugin, changed)).toMatchObject({ secrets: { token: 'two-token' }, config: { account: {} } });
  });

  it('that is required cannot be cleared', () => {
    const configs = open();
    const row = save(configs, { token: 'one-token' });
    expect(refusalOf(configs, { token: null }, row).details).toEqual([{ path: '/token', message: 'is required' }]);
  });

  it.each([[7], [{ value: 'x' }], [['x']], [true]])('must be a text: %j', (token) => {
    expect(refusalOf(open(), { token }).details).toContainEqual({ path: '/token', message: 'must be a text' });
  });

  it('is not kept where something else stands in its way', () => {
    const configs = open();
    const row = save(configs, { token: 'one-token', account: { password: 'one-word' } });
    expect(refusalOf(configs, { account: 'none' }, row).details).toEqual([
      { path: '/account', message: 'must be an object' },
    ]);
  });

  it('that was sealed with another key, or for another plugin, counts as not set', () => {
    const row = save(open(), { token: 'one-token' });
    expect(open().filled(plugin, row)).toMatchObject({ secrets: {}, faults: [{ path: '/token' }] });
    const configs = open();
    const own = save(configs, { token: 'one-token' });
    expect(configs.filled({ ...plugin, id: 'other' }, own).secrets).toEqual({});
  });
});
