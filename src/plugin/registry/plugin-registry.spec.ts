import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRegistry, type OpenRegistry, type OpenRegistryOptions } from '../../../test/support/open-registry.js';
import { writePlugin } from '../../../test/support/plugin-folder.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HostDatabase } from '../../database/index.js';
import type { PluginView } from './plugin-view.js';

const root = tempDir('registry');
let database: HostDatabase;
let dataDir: string;
let bundledFolder: string;
let developed: string;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await HostDatabase.open(join(root, 'database'));
});

afterAll(() => database.close());

beforeEach(async () => {
  dataDir = mkdtempSync(join(root, 'data-'));
  bundledFolder = join(dataDir, 'bundled');
  developed = join(dataDir, 'developed');
  mkdirSync(developed);
  await database.writeQueue.run((tx) => tx.run('DELETE FROM plugin'));
});

function open(options: Partial<OpenRegistryOptions> = {}): Promise<OpenRegistry> {
  return openRegistry({ database, dataDir, bundledFolder, pluginPath: developed, ...options });
}

function bundled(id: string, parts = {}): string {
  return writePlugin(join(bundledFolder, id), { id, ...parts });
}

function development(id: string, parts = {}): string {
  return writePlugin(join(developed, id), { id, ...parts });
}

function installed(id: string, version: string, parts = {}): string {
  return writePlugin(join(dataDir, 'plugins', 'store', id, version), { id, version, ...parts });
}

function states(registry: { list(): PluginView[] }): Record<string, string> {
  return Object.fromEntries(registry.list().map(({ id, state }) => [id, state]));
}

const needsToken = {
  configSchema: { type: 'object', required: ['token'], properties: { token: { type: 'string', writeOnly: true } } },
};

describe('at boot', () => {
  it('bundled tagging, artwork and playlist-export work from the start, all others when somebody says so', async () => {
    for (const id of ['tagging', 'artwork', 'playlist-export', 'exec-hook']) bundled(id);
    development('lyrics');
    installed('notify', '1.0.0');
    const { registry } = await open();
    expect(states(registry)).toEqual({
      artwork: 'ready',
      'exec-hook': 'disabled',
      lyrics: 'disabled',
      notify: 'disabled',
      'playlist-export': 'ready',
      tagging: 'ready',
    });
    expect(registry.bindings('processTrack').map(({ plugin }) => plugin)).toEqual([
      'artwork',
      'playlist-export',
      'tagging',
    ]);
    expect(await database.reader.all('SELECT id FROM plugin')).toEqual([]);
  });

  it('one bad plugin stops nothing, and is listed with its fault', async () => {
    bundled('tagging');
    mkdirSync(join(developed, 'broken'), { recursive: true });
    writeFileSync(join(developed, 'broken', 'package.json'), '{');
    development('future', { api: '^9.0.0' });
    development('unbuilt', { package: { exports: './dist/index.js' } });
    const { registry } = await open();
    expect(states(registry)).toEqual({
      broken: 'incompatible',
      future: 'incompatible',
      tagging: 'ready',
      unbuilt: 'missing',
    });
    expect(registry.view('broken')).toMatchObject({ version: null, displayName: 'broken', fault: 'plugin', hooks: [] });
    expect(registry.view('future')).toMatchObject({
      displayName: 'The future',
      reason: expect.stringContaining('^9.0.0'),
    });
    expect(JSON.stringify(registry.list())).not.toContain(dataDir);
    await expect(registry.enable('future')).rejects.toMatchObject({ code: 'conflict' });
    await expect(registry.launch('broken')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('a folder that vanished is missing, and its settings are kept', async () => {
    const folder = development('lyrics');
    const first = await open();
    await first.registry.enable('lyrics');
    renameSync(folder, join(dataDir, 'away'));
    const { registry } = await open();
    expect(registry.view('lyrics')).toMatchObject({ state: 'missing', enabled: true, origin: null });
    expect(registry.installed('lyrics')).toBeNull();
    expect(registry.isEnabled('lyrics')).toBe(true);
    renameSync(join(dataDir, 'away'), folder);
    await registry.reset('lyrics');
    expect(registry.view('lyrics').state).toBe('ready');
  });

  it.each([
    ['off' as const, { tagging: 'disabled', lyrics: 'disabled' }],
    ['bundled' as const, { tagging: 'ready', lyrics: 'disabled' }],
    ['all' as const, { tagging: 'ready', lyrics: 'ready' }],
  ])('DEEMUSIC_PLUGINS=%s', async (mode, expected) => {
    bundled('tagging');
    development('lyrics');
    await (await open()).registry.enable('lyrics');
    const { registry } = await open({ mode });
    expect(states(registry)).toEqual(expected);
    const bound = registry.bindings('processTrack').map(({ plugin }) => plugin);
    expect(bound.sort()).toEqual(
      Object.entries(expected)
        .flatMap(([id, state]) => (state === 'ready' ? [id] : []))
        .sort(),
    );
    expect(registry.isEnabled('lyrics')).toBe(mode === 'all');
    if (mode !== 'all')
      expect(registry.view('lyrics')).toMatchObject({ enabled: true, reason: expect.stringContaining(mode) });
  });

  it('of an installed plugin the highest version is taken, or the chosen one', async () => {
    for (const version of ['1.9.0', '1.10.0', '1.10.0-beta.1']) installed('notify', version);
    mkdirSync(join(dataDir, 'plugins', 'store', 'notify', 'half-unpacked'));
    const { registry } = await open();
    expect(registry.view('notify').version).toBe('1.10.0');
    await registry.enable('notify');
    await database.writeQueue.run((tx) => tx.run(`UPDATE plugin SET version = '1.9.0' WHERE id = 'notify'`));
    expect((await open()).registry.view('notify').version).toBe('1.9.0');
    rmSync(join(dataDir, 'plugins', 'store', 'notify', '1.9.0'), { recursive: true });
    expect((await open()).registry.view('notify')).toMatchObject({ state: 'missing' });
  });

  it('an id belongs to the first: bundled, in development, installed; the others say so', async () => {
    bundled('tagging');
    writePlugin(join(developed, 'my-tagging'), { id: 'tagging' });
    development('notify', { version: '2.0.0' });
    installed('notify', '1.0.0');
    const { registry } = await open();
    expect(registry.view('tagging')).toMatchObject({ bundled: true, state: 'ready' });
    expect(registry.view('my-tagging')).toMatchObject({
      state: 'incompatible',
      reason:
        'the id "tagging" is used twice: the folder "tagging" (bundled) has it, so the folder "my-tagging" (of DEEMUSIC_PLUGIN_PATH) is not loaded',
    });
    expect(registry.view('notify')).toMatchObject({ origin: 'path', version: '2.0.0' });
    expect(registry.view('notify~2')).toMatchObject({ origin: 'store', state: 'incompatible' });
    await expect(registry.enable('notify~2')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('an installed plugin must lie under its own name', async () => {
    writePlugin(join(dataDir, 'plugins', 'store', 'one', '1.0.0'), { id: 'other' });
    expect((await open()).registry.view('one')).toMatchObject({
      state: 'incompatible',
      reason: expect.stringContaining('calls itself "other"'),
    });
  });

  it('folders with the name of a REST path hide none', async () => {
    mkdirSync(join(developed, 'runs'), { recursive: true });
    writeFileSync(join(developed, 'runs', 'package.json'), '{');
    expect((await open()).registry.list().map(({ id }) => id)).toEqual(['runs~2']);
  });

  it('DEEMUSIC_PLUGIN_PATH names plugins or folders of plugins; a typing error shows', async () => {
    const single = writePlugin(join(dataDir, 'single'), { id: 'single' });
    development('lyrics');
    writePlugin(join(developed, 'library'), { package: { deemusic: undefined } });
    const { registry } = await open({ pluginPath: `${single}:${developed}:${join(dataDir, 'tpyo')}` });
    expect(states(registry)).toEqual({ lyrics: 'disabled', single: 'disabled', tpyo: 'missing' });
  });

  it('a row that somebody damaged stops nothing', async () => {
    bundled('tagging');
    await database.writeQueue.run((tx) =>
      tx.run(`INSERT INTO plugin (id, enabled, config, hooks, held_state) VALUES ('tagging', 1, '{', '[]', 'odd')`),
    );
    expect((await open()).registry.view('tagging').state).toBe('ready');
  });
});

describe('decisions', () => {
  it('are rows, are told, and hold after a restart', async () => {
    development('lyrics');
    const { registry, events, changed } = await open();
    await registry.enable('lyrics');
    expect(states(registry)).toEqual({ lyrics: 'ready' });
    expect(states((await open()).registry)).toEqual({ lyrics: 'ready' });
    await registry.disable('lyrics');
    expect(registry.bindings('processTrack')).toEqual([]);
    expect(registry.isEnabled('lyrics')).toBe(false);
    expect(states((await open()).registry)).toEqual({ lyrics: 'disabled' });
    expect(changed).toEqual(['lyrics', 'lyrics']);
    expect(events.map(({ name, payload }) => [name, 'state' in payload && payload.state])).toEqual([
      ['plugin.state', 'disabled'],
      ['plugin.state', 'ready'],
      ['plugin.state', 'disabled'],
    ]);
  });

  it('of two at once none is lost', async () => {
    development('lyrics');
    const { registry } = await open();
    await Promise.all([
      registry.enable('lyrics'),
      registry.switchHooks('lyrics', { processTrack: false }),
      registry.reorder(['lyrics']),
    ]);
    const [row] = await database.reader.all('SELECT enabled, hooks, position FROM plugin');
    expect(row).toEqual({ enabled: 1, hooks: '{"processTrack":false}', position: 0 });
  });

  it('that are refused change nothing, and the next one is taken', async () => {
    development('lyrics');
    const { registry, changed } = await open();
    await expect(registry.enable('nobody')).rejects.toMatchObject({ code: 'not_found' });
    await expect(registry.reorder(['lyrics', 'nobody', 'lyrics'])).rejects.toMatchObject({
      code: 'bad_request',
      details: [{ path: 'ids.1' }, { path: 'ids.2' }],
    });
    await expect(registry.switchHooks('lyrics', { procesTrack: true })).rejects.toMatchObject({
      code: 'bad_request',
      details: [{ path: 'procesTrack', message: expect.stringContaining('did you mean processTrack?') }],
    });
    expect(changed).toEqual([]);
    await registry.enable('lyrics');
    expect(registry.view('lyrics').enabled).toBe(true);
  });

  it('cannot be made when the database takes nothing; memory stays as it was', async () => {
    development('lyrics');
    const { registry, changed } = await open();
    const trigger = `CREATE TRIGGER refuse BEFORE INSERT ON plugin BEGIN SELECT RAISE(ABORT, 'no'); END`;
    await database.writeQueue.run((tx) => tx.run(trigger));
    await expect(registry.enable('lyrics')).rejects.toThrow();
    await database.writeQueue.run((tx) => tx.run('DROP TRIGGER refuse'));
    expect(registry.view('lyrics')).toMatchObject({ enabled: false, state: 'disabled' });
    expect(changed).toEqual([]);
  });

  it('switch single hooks', async () => {
    const hooks = [{ name: 'afterTrack' }, { name: 'afterAlbum', enabled: false }];
    development('lyrics', { manifest: { hooks } });
    const { registry } = await open();
    await registry.enable('lyrics');
    expect(registry.bindings('afterTrack')).toHaveLength(1);
    expect(registry.bindings('afterAlbum')).toEqual([]);
    await registry.switchHooks('lyrics', { afterAlbum: true, afterTrack: false });
    expect(registry.bindings('afterTrack')).toEqual([]);
    expect(registry.bindings('afterAlbum')[0]).toMatchObject({
      plugin: 'lyrics',
      version: '1.0.0',
      hook: { isEnabled: true },
    });
    expect(registry.view('lyrics').hooks).toMatchObject([
      { name: 'afterTrack', enabled: false, place: null },
      { name: 'afterAlbum', enabled: true, place: 1 },
    ]);
  });
});

describe('the order', () => {
  beforeEach(() => {
    for (const id of ['artwork', 'playlist-export']) bundled(id);
    bundled('tagging', { manifest: { hooks: [{ name: 'processTrack', after: ['playlist-export'] }] } });
  });

  it('is what the user wants, where before and after leave it open', async () => {
    const { registry } = await open();
    await registry.reorder(['tagging', 'playlist-export']);
    expect(registry.list().map(({ id }) => id)).toEqual(['tagging', 'playlist-export', 'artwork']);
    const bound = registry.bindings('processTrack').map(({ plugin }) => plugin);
    expect(bound).toEqual(['playlist-export', 'tagging', 'artwork']);
    expect(registry.view('tagging').hooks[0]?.place).toBe(2);
    const later = await open();
    expect(later.registry.bindings('processTrack').map(({ plugin }) => plugin)).toEqual(bound);
  });

  it('cannot be brought to contradict itself: the plugin stays off, and the cycle is named', async () => {
    development('lyrics', {
      manifest: { hooks: [{ name: 'processTrack', after: ['tagging'], before: ['playlist-export'] }] },
    });
    const { registry } = await open();
    await expect(registry.enable('lyrics')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('processTrack: lyrics → tagging → playlist-export → lyrics'),
    });
    expect(registry.view('lyrics')).toMatchObject({ enabled: false, state: 'disabled' });
    await registry.switchHooks('lyrics', { processTrack: false });
    await registry.enable('lyrics');
    await expect(registry.switchHooks('lyrics', { processTrack: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that contradicts itself after an update is passed over at boot, with a notice', async () => {
    await open();
    bundled('playlist-export', { manifest: { hooks: [{ name: 'processTrack', after: ['tagging'] }] } });
    const { registry, events } = await open();
    expect(registry.bindings('processTrack')).toHaveLength(3);
    expect(events).toContainEqual({
      name: 'notice',
      payload: {
        level: 'warning',
        code: 'plugin-order-cycle',
        message: expect.stringContaining('processTrack: playlist-export → tagging → playlist-export'),
      },
    });
    // What is there already keeps nobody from other decisions.
    await registry.disable('artwork');
    await registry.enable('artwork');
  });
});

describe('a hold', () => {
  it('outlives a restart until it is reset', async () => {
    bundled('tagging');
    const { registry, clock, changed } = await open();
    const since = clock.now();
    await registry.hold('tagging', 'tripped', 'it ended five times', 'plugin');
    await clock.advance(1000);
    const held = { state: 'tripped', reason: 'it ended five times', fault: 'plugin', since, enabled: true };
    expect(registry.view('tagging')).toMatchObject(held);
    expect(registry.bindings('processTrack')).toHaveLength(1);
    const later = await open({ clock });
    expect(later.registry.view('tagging')).toMatchObject(held);
    await later.registry.reset('tagging');
    expect(later.registry.view('tagging')).toMatchObject({ state: 'ready', reason: null, fault: null });
    expect(states((await open()).registry)).toEqual({ tagging: 'ready' });
    expect(changed).toEqual(['tagging']);
  });

  it('for tripping ends when the plugin is switched off and on; a disabled plugin says that it is disabled', async () => {
    bundled('tagging');
    const { registry } = await open();
    await registry.hold('tagging', 'tripped', 'it ended', 'plugin');
    await registry.enable('tagging');
    expect(registry.view('tagging').state).toBe('tripped');
    await registry.disable('tagging');
    expect(registry.view('tagging').state).toBe('disabled');
    await registry.enable('tagging');
    expect(registry.view('tagging').state).toBe('ready');
  });

  it('for settings ends when they are saved, one for tripping does not', async () => {
    bundled('tagging', { configSchema: { type: 'object', properties: { a: { type: 'string' } } } });
    const { registry } = await open();
    for (const state of ['needs_auth', 'needs_config'] as const) {
      await registry.hold('tagging', state, 'look at it', 'config');
      expect(registry.view('tagging').state).toBe(state);
      await registry.saveConfig('tagging', registry.checkConfig('tagging', { a: 'b' }));
      expect(registry.view('tagging').state).toBe('ready');
    }
    await registry.hold('tagging', 'tripped', 'it ended', 'plugin');
    await registry.hold('tagging', 'needs_auth', 'a late run says so', 'config');
    await registry.saveConfig('tagging', registry.checkConfig('tagging', {}));
    expect(registry.view('tagging').state).toBe('tripped');
  });
});

describe('settings', () => {
  it('that are not complete hold the plugin, and name what is missing', async () => {
    bundled('tagging', needsToken);
    const { registry } = await open();
    expect(registry.view('tagging')).toMatchObject({
      state: 'needs_config',
      fault: 'config',
      hasConfig: true,
      reason: 'its settings are not complete: token is required',
    });
    await registry.saveConfig('tagging', registry.checkConfig('tagging', { token: 'made-up' }));
    expect(registry.view('tagging').state).toBe('ready');
    const [row] = await database.reader.all<{ config: string }>('SELECT config FROM plugin');
    expect(row?.config).not.toContain('made-up');
    const later = await open();
    expect(later.registry.config('tagging').data).toEqual({ token: { set: true } });
    expect((await later.registry.launch('tagging')).secrets).toEqual({ token: 'made-up' });
  });

  it('of a plugin that cannot be read are empty, and none are taken', async () => {
    mkdirSync(join(developed, 'broken'), { recursive: true });
    writeFileSync(join(developed, 'broken', 'package.json'), '{');
    const { registry } = await open();
    expect(registry.config('broken')).toEqual({ schema: null, uiSchema: null, data: {} });
    expect(() => registry.checkConfig('broken', {})).toThrow(/cannot be loaded/);
  });
});

describe('a launch', () => {
  it('has a folder of its own, made when it is missing', async () => {
    const folder = bundled('tagging');
    const { registry } = await open();
    const launch = await registry.launch('tagging');
    expect(launch).toMatchObject({
      plugin: { id: 'tagging', entry: join(folder, 'index.js') },
      storageDir: join(dataDir, 'plugins', 'data', 'tagging'),
      config: {},
      secrets: {},
    });
    expect(existsSync(launch.storageDir)).toBe(true);
  });

  it('of a module that went meanwhile makes the plugin missing, until it is back and reset', async () => {
    const folder = bundled('tagging');
    const { registry, statuses } = await open();
    const away = join(dataDir, 'away');
    cpSync(folder, away, { recursive: true });
    rmSync(join(folder, 'index.js'));
    await expect(registry.launch('tagging')).rejects.toMatchObject({ code: 'conflict' });
    expect(statuses.of('tagging')).toMatchObject({ state: 'missing', reason: expect.stringContaining('reset') });
    await registry.reset('tagging');
    expect(statuses.of('tagging').state).toBe('missing');
    cpSync(away, folder, { recursive: true });
    await registry.reset('tagging');
    expect(statuses.of('tagging').state).toBe('ready');
  });

  it('sees what an author changed after a reload', async () => {
    const folder = bundled('tagging');
    const { registry } = await open();
    writePlugin(folder, { id: 'tagging', version: '2.0.0' });
    expect(registry.view('tagging').version).toBe('1.0.0');
    await registry.reload('tagging');
    expect(registry.view('tagging').version).toBe('2.0.0');
  });
});
