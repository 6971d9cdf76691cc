import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLUGIN_EVENT_NAMES } from './events.js';
import { HOOK_NAMES } from './hooks.js';
import { HOOK_ORDERS, type PluginManifest } from './manifest.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'sdk', 'manifest.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
const block = schema.properties.deemusic.properties;

const minimal: PluginManifest = { id: 'lyrics', displayName: 'Lyrics', description: 'Finds lyrics.', hooks: [] };

/** A manifest with everything that the types know: when a field is added there, this does not compile without it. */
const whole: Required<PluginManifest> = {
  ...minimal,
  hooks: [
    {
      name: 'processTrack',
      order: 'normal',
      after: ['tagging'],
      before: ['other-one'],
      timeoutMs: 60_000,
      concurrency: 2,
      retries: 5,
      onError: 'continue',
      enabled: true,
    } satisfies Required<PluginManifest['hooks'][number]>,
  ],
  native: false,
  events: ['item.completed'],
  permissions: {
    net: { hosts: ['lrclib.example', '*.cdn.example', '*'], allowPrivate: false, reason: 'Asks for lyrics.' },
    files: { access: 'write', reason: 'Writes them.' },
    exec: ['ffmpeg', '*'],
  } satisfies Required<NonNullable<PluginManifest['permissions']>>,
  resources: { heapMb: 96, rssMb: 192 },
  configSchema: './config.schema.json',
  uiSchema: 'config.ui.json',
};

function faults(deemusic: unknown, rest: object = {}): string[] {
  const isValid = validate({ version: '1.0.0', engines: { 'deemusic-plugin-api': '^1.0.0' }, deemusic, ...rest });
  return isValid ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('manifest.schema.json', () => {
  it('takes the least and the most that the types allow', () => {
    expect(faults(minimal)).toEqual([]);
    expect(faults(whole)).toEqual([]);
  });

  it('knows the same fields and names as the types', () => {
    expect(Object.keys(block).sort()).toEqual(Object.keys(whole).sort());
    expect(Object.keys(block.hooks.items.properties).sort()).toEqual(Object.keys(whole.hooks[0]!).sort());
    expect(block.hooks.items.properties.name.enum).toEqual(HOOK_NAMES);
    expect(block.hooks.items.properties.order.enum).toEqual(HOOK_ORDERS);
    expect(block.events.items.enum).toEqual(PLUGIN_EVENT_NAMES);
  });

  it.each<[string, unknown]>([
    ['an unknown field', { ...minimal, hook: [] }],
    ['no id', { ...minimal, id: undefined }],
    ['an id with capitals', { ...minimal, id: 'Lyrics' }],
    ['an id that leads elsewhere', { ...minimal, id: '../x' }],
    ['a long id', { ...minimal, id: 'a'.repeat(41) }],
    ['an unknown hook', { ...minimal, hooks: [{ name: 'afterEverything' }] }],
    ['a budget of ten milliseconds', { ...minimal, hooks: [{ name: 'afterTrack', timeoutMs: 10 }] }],
    ['a failure after everything', { ...minimal, hooks: [{ name: 'afterAlbum', onError: 'fail' }] }],
    ['too many runs at once', { ...minimal, hooks: [{ name: 'afterTrack', concurrency: 17 }] }],
    ['an unknown event', { ...minimal, events: ['item.exploded'] }],
    ['a URL for a host', { ...minimal, permissions: { net: { hosts: ['https://a.example'], reason: 'x' } } }],
    ['files without a reason', { ...minimal, permissions: { files: { access: 'write' } } }],
    ['an unknown permission', { ...minimal, permissions: { camera: true } }],
    ['a heap of four megabytes', { ...minimal, resources: { heapMb: 4 } }],
    ['a schema by absolute path', { ...minimal, configSchema: '/etc/schema.json' }],
  ])('refuses %s', (_what, manifest) => {
    expect(faults(JSON.parse(JSON.stringify(manifest)))).not.toEqual([]);
  });

  it('wants a range of the plugin API and a version', () => {
    expect(faults(minimal, { engines: { node: '>=20' } })).not.toEqual([]);
    expect(faults(minimal, { version: 'newest' })).not.toEqual([]);
  });

  const bundled = readdirSync(join(root, 'plugins')).filter((name) =>
    existsSync(join(root, 'plugins', name, 'package.json')),
  );

  it.each(bundled)('takes the bundled %s', (name) => {
    const content = JSON.parse(readFileSync(join(root, 'plugins', name, 'package.json'), 'utf8'));
    expect(validate(content) ? [] : validate.errors).toEqual([]);
    expect(content.deemusic.id).toBe(name);
  });
});
