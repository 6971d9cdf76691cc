import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { tempDir } from '../../test/support/temp-dir.js';
import { ConfigError } from './config-error.js';
import { defaultSettings, loadConfig, type LoadedConfig } from './load-config.js';

const root = tempDir('config');

function dataFolder(content?: unknown): string {
  const folder = mkdtempSync(join(root, 'data-'));
  if (content !== undefined) {
    writeFileSync(join(folder, 'config.json'), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

function load(env: NodeJS.ProcessEnv, argv: string[] = [], cwd = root): LoadedConfig {
  return loadConfig({ env, argv, cwd });
}

function faultsOf(env: NodeJS.ProcessEnv, argv: string[] = []): ConfigError {
  try {
    load(env, argv);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  }
  throw new Error('the settings were taken');
}

describe('loading settings', () => {
  it('has the documented defaults, paths from the working folder', () => {
    const { settings, warnings } = load({});
    expect(settings).toEqual(defaultSettings(root));
    expect(settings).toMatchObject({
      dataDir: join(root, 'data'),
      host: '127.0.0.1',
      port: 6595,
      basePath: '/',
      publicUrl: null,
      access: 'auto',
      plugins: { mode: 'all', holdSeconds: 120, ignoreApiRange: false },
      pluginPath: null,
      logLevel: 'info',
      download: { outputDir: join(root, 'music'), quality: 'FLAC', fallback: true, concurrentDownloads: 8 },
      network: { timeout: 30, maxRetries: 3 },
      deezer: { arl: null, apiUrl: 'https://api.deezer.com', requestsPer5s: 45, tracksPerDay: 2000 },
    });
    expect(settings.download.minFreeSpace).toBe(536_870_912);
    expect(warnings).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('a name that every object has, %s, is no setting', (name) => {
    const { settings, warnings } = load({ DEEMUSIC_DATA_DIR: dataFolder(`{"${name}": 1, "port": 1111}`) });
    expect(settings.port).toBe(1111);
    expect(warnings).toEqual([expect.stringContaining(`${name} is not a setting`)]);
  });

  it('lays command line over environment over config.json over defaults', () => {
    const dataDir = dataFolder({ port: 1111, host: 'file', logLevel: 'debug' });
    const env = { DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_PORT: '2222', DEEMUSIC_HOST: 'environment' };
    const { settings, outside } = load(env, ['--port', '3333']);
    expect(settings).toMatchObject({ port: 3333, host: 'environment', logLevel: 'debug', access: 'auto' });
    expect([...outside.keys()].sort()).toEqual(['dataDir', 'host', 'port']);
  });

  it('reads every form of value', () => {
    const { settings } = load({
      DEEMUSIC_DOWNLOAD_QUALITY: 'mp3_320',
      DEEMUSIC_DOWNLOAD_FALLBACK: 'no',
      DEEMUSIC_DOWNLOAD_BANDWIDTH_LIMIT: '1.5MB/s',
      DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '2 GiB',
      DEEMUSIC_BASE_PATH: 'music/box/',
      DEEMUSIC_PUBLIC_URL: 'https://music.example/box/',
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: '~/tunes',
      DEEMUSIC_DEEZER_REQUESTS_PER_5S: '7',
      DEEMUSIC_DEEZER_STREAM_SECRET: 'sixteen chars ok',
      DEEMUSIC_DOWNLOAD_TEMPLATES_ALBUM_TRACK: '{artist}/[CD {disc_number}/]{title}',
    });
    expect(settings.download).toMatchObject({
      quality: 'MP3_320',
      fallback: false,
      bandwidthLimit: 1_500_000,
      minFreeSpace: 2_147_483_648,
      outputDir: join(homedir(), 'tunes'),
    });
    expect(settings).toMatchObject({ basePath: '/music/box', publicUrl: 'https://music.example/box' });
    expect(settings.deezer).toMatchObject({ requestsPer5s: 7, streamSecret: 'sixteen chars ok' });
  });

  it('knows plugins.mode by its short name outside, and by its former name in config.json', () => {
    expect(load({ DEEMUSIC_PLUGINS: 'off' }).settings.plugins.mode).toBe('off');
    expect(load({}, ['--plugins', 'bundled']).outside.get('plugins.mode')?.origin).toBe('--plugins');
    const former = load({ DEEMUSIC_DATA_DIR: dataFolder({ plugins: 'bundled', 'plugins.holdSeconds': 5 }) });
    expect(former.settings.plugins).toMatchObject({ mode: 'bundled', holdSeconds: 5 });
    expect(former.warnings).toEqual([]);
    const both = load({ DEEMUSIC_DATA_DIR: dataFolder({ 'plugins.mode': 'off', plugins: 'bundled' }) });
    expect(both.settings.plugins.mode).toBe('off');
    expect(load({ DEEMUSIC_PLUGINS_HOLD_SECONDS: '0' }).settings.plugins.holdSeconds).toBe(0);
  });

  it('takes folders of plugins from where it is started', () => {
    const { settings } = load({ DEEMUSIC_PLUGIN_PATH: 'mine: ~/other::/third' });
    expect(settings.pluginPath).toBe([join(root, 'mine'), join(homedir(), 'other'), '/third'].join(':'));
  });

  it('counts an empty variable as absent', () => {
    expect(load({ DEEMUSIC_PORT: '', DEEMUSIC_DEEZER_ARL: '' }).settings).toMatchObject({
      port: 6595,
      deezer: { arl: null },
    });
  });

  it('reports all faults at once, with key and reason, never with the value', () => {
    const dataDir = dataFolder({ 'network.timeout': 'val-timeout', 'download.fallback': 'val-fallback' });
    const error = faultsOf(
      {
        DEEMUSIC_DATA_DIR: dataDir,
        DEEMUSIC_PORT: 'val-port',
        DEEMUSIC_ACCESS: 'val-access',
        DEEMUSIC_DEEZER_ARL: 'arl=val-cookie-with-name',
        DEEMUSIC_DEEZER_STREAM_SECRET: 'val-too-short',
        DEEMUSIC_PUBLIC_URL: 'https://val-user:val-word@music.example',
        DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: 'val-size',
      },
      ['--download-templates-track', '../{title}', '--nonsense=1', 'val-word'],
    );
    expect(error.faults.map(({ key }) => key).sort()).toEqual([
      '--nonsense',
      'access',
      'argument',
      'deezer.arl',
      'deezer.streamSecret',
      'download.fallback',
      'download.minFreeSpace',
      'download.templates.track',
      'network.timeout',
      'port',
      'publicUrl',
    ]);
    expect(error.faults.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(error.message).toContain('port (DEEMUSIC_PORT): a whole number from 0 to 65535 is expected');
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain('val-');
  });

  it.each([
    ['{artist}/{titel}', /\{titel\} is not a placeholder; did you mean \{title\}/],
    ['/music/{title}', /relative/],
    ['{artist}/../{title}', /leave the library/],
    ['{artist}//{title}', /without a name/],
    ['{artist}\\{title}', /separated by/],
    ['{artist/{title}', /is not a placeholder|brace/],
    ['{title', /brace/],
    ['[{album}', /never closed/],
    ['[a[b]]', /brackets/],
    ['{track_number:2x} {title}', /number format/],
    ['', /expected/],
  ])('refuses the template "%s"', (template, reason) => {
    const error = faultsOf({}, [`--download-templates-track=${template}`]);
    expect(error.faults[0]?.reason).toMatch(reason);
  });

  it('warns of unknown variables with the nearest name', () => {
    const { warnings } = load({ DEEMUSIC_DEZER_ARL: 'val-cookie', DEEMUSIC_URL: 'http://localhost', OTHER: '1' });
    expect(warnings).toEqual(['DEEMUSIC_DEZER_ARL is not a setting and is ignored; did you mean DEEMUSIC_DEEZER_ARL?']);
  });

  it('warns of unknown names in config.json and keeps going', () => {
    const { warnings } = load({ DEEMUSIC_DATA_DIR: dataFolder({ prot: 7, dataDir: '/elsewhere' }) });
    expect(warnings).toEqual([expect.stringContaining('did you mean port'), expect.stringContaining('by environment')]);
  });
});

describe('secrets from files', () => {
  it('are read without the line end, by variable or flag', () => {
    const file = join(dataFolder(), 'arl');
    writeFileSync(file, 'made-up-cookie\r\n');
    expect(load({ DEEMUSIC_DEEZER_ARL_FILE: file }).settings.deezer.arl).toBe('made-up-cookie');
    expect(load({}, ['--deezer-arl-file', file]).settings.deezer.arl).toBe('made-up-cookie');
  });

  it('must not be set twice, and must be readable', () => {
    const missing = join(dataFolder(), 'nowhere');
    const twice = faultsOf({ DEEMUSIC_API_TOKEN: 'made-up-made-up-1', DEEMUSIC_API_TOKEN_FILE: missing });
    expect(twice.message).toContain('keep one');
    expect(faultsOf({ DEEMUSIC_API_TOKEN_FILE: missing }).message).toContain('ENOENT');
  });

  it('have no flag of their own', () => {
    expect(faultsOf({}, ['--deezer-arl', 'made-up-cookie']).faults[0]?.key).toBe('--deezer-arl');
  });
});

describe('a damaged config.json', () => {
  it.each(['{"deezer.arl": "val-secret', '[]', 'null', ''])('is refused and left as it is: %s', (content) => {
    const dataDir = dataFolder(content);
    const error = faultsOf({ DEEMUSIC_DATA_DIR: dataDir });
    expect(error.message).toMatch(/config\.json.*move it away/);
    expect(error.message).not.toContain('val-secret');
    expect(readFileSync(join(dataDir, 'config.json'), 'utf8')).toBe(content);
  });

  it('that cannot be read says so', () => {
    const dataDir = dataFolder();
    mkdirSync(join(dataDir, 'config.json'));
    expect(faultsOf({ DEEMUSIC_DATA_DIR: dataDir }).message).toContain('cannot be read');
  });
});
