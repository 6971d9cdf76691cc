import { beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManualClock } from '../../test/support/manual-clock.js';
import { tempDir } from '../../test/support/temp-dir.js';
import type { RequestError } from '../domain/index.js';
import { loadConfig, type LoadedConfig } from './load-config.js';
import { SecretAges } from './secret-ages.js';
import { SecretBox } from './secret-box.js';
import type { SettingDescription } from './setting-description.js';
import { SettingsService } from './settings.service.js';

const root = tempDir('settings');
const clock = new ManualClock();
let dataDir: string;

interface Opened {
  service: SettingsService;
  config: LoadedConfig;
  ages: SecretAges;
}

function open(env: NodeJS.ProcessEnv = {}): Opened {
  const config = loadConfig({ argv: [], cwd: root, env: { DEEMUSIC_DATA_DIR: dataDir, ...env } });
  const box = SecretBox.open(dataDir, config.settings.secretKey);
  const ages = new SecretAges(dataDir, box, clock);
  return { config, ages, service: new SettingsService(config.live, config, box, ages) };
}

function file(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dataDir, 'config.json'), 'utf8')) as Record<string, unknown>;
}

function described(service: SettingsService, key: string): SettingDescription | undefined {
  return service.describe().find((setting) => setting.key === key);
}

async function refusal(update: Promise<unknown>): Promise<RequestError> {
  return update.then(
    () => {
      throw new Error('the update was taken');
    },
    (error: unknown) => error as RequestError,
  );
}

beforeEach(() => {
  dataDir = mkdtempSync(join(root, 'data-'));
});

describe('changing settings', () => {
  it('writes config.json, takes live ones over at once and tells what changed', async () => {
    const { service, config } = open();
    const seen: number[] = [];
    config.live.select$(({ download }) => download.concurrentDownloads).subscribe((value) => seen.push(value));
    const changed = await service.update({ 'download.concurrentDownloads': 3, 'download.quality': 'FLAC' });
    expect(changed).toEqual(['download.concurrentDownloads']);
    expect(seen).toEqual([8, 3]);
    expect(file()).toEqual({ 'download.concurrentDownloads': 3, 'download.quality': 'FLAC' });
    expect(open().config.settings.download.concurrentDownloads).toBe(3);
  });

  it('keeps others for the next start and says so', async () => {
    const { service, config } = open();
    expect(await service.update({ port: 7000 })).toEqual(['port']);
    expect(config.live.current.port).toBe(6595);
    expect(described(service, 'port')).toMatchObject({ value: 7000, restartNeeded: true, live: false });
    await service.update({ port: 6595 });
    expect(described(service, 'port')).toMatchObject({ value: 6595, restartNeeded: false });
  });

  it('puts the default back with null', async () => {
    const { service, config } = open();
    await service.update({ 'network.timeout': 5 });
    expect(await service.update({ 'network.timeout': null })).toEqual(['network.timeout']);
    expect(config.live.current.network.timeout).toBe(30);
    expect(file()).toEqual({});
  });

  it('refuses all or nothing, with every fault and without the values', async () => {
    const { service, config } = open();
    const error = await refusal(
      service.update({ 'network.timeout': 7, 'download.quality': 'val-x', prot: 1, dataDir: '/val-x', port: 'val-x' }),
    );
    expect(error).toMatchObject({ code: 'bad_request' });
    expect((error.details as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'dataDir',
      'download.quality',
      'port',
      'prot',
    ]);
    expect(JSON.stringify([error.message, error.details])).not.toContain('val-x');
    expect(config.live.current.network.timeout).toBe(30);
    expect(readdirSync(dataDir)).not.toContain('config.json');
  });

  it('refuses what is set by flag or environment', async () => {
    const { service } = open({ DEEMUSIC_NETWORK_TIMEOUT: '10' });
    expect(described(service, 'network.timeout')).toMatchObject({ locked: true, value: 10 });
    expect(await refusal(service.update({ 'network.timeout': 20 }))).toMatchObject({ code: 'locked' });
  });

  it('loses nothing when many change at once, and nothing that it does not know', async () => {
    writeFileSync(join(dataDir, 'config.json'), JSON.stringify({ 'later.setting': 1 }));
    const { service } = open();
    await Promise.all([
      service.update({ 'network.timeout': 11 }),
      refusal(service.update({ 'network.timeout': -1 })),
      service.update({ 'network.maxRetries': 1 }),
      service.update({ 'download.fallback': false }),
    ]);
    expect(file()).toEqual({
      'download.fallback': false,
      'later.setting': 1,
      'network.maxRetries': 1,
      'network.timeout': 11,
    });
  });

  it('writes a former name as the present one', async () => {
    writeFileSync(join(dataDir, 'config.json'), JSON.stringify({ plugins: 'bundled' }));
    const { service } = open();
    await service.update({ 'plugins.holdSeconds': 30 });
    expect(file()).toEqual({ 'plugins.mode': 'bundled', 'plugins.holdSeconds': 30 });
    await service.update({ 'plugins.mode': null });
    expect(file()).toEqual({ 'plugins.holdSeconds': 30 });
  });

  it('does not overwrite a file that was damaged meanwhile', async () => {
    const { service } = open();
    writeFileSync(join(dataDir, 'config.json'), '{half');
    expect((await refusal(service.update({ 'network.timeout': 11 }))).message).toContain('config.json');
    expect(readFileSync(join(dataDir, 'config.json'), 'utf8')).toBe('{half');
  });
});

describe('a data folder that takes nothing', () => {
  it('says so, and nothing takes effect', async () => {
    const { service, config } = open();
    rmSync(dataDir, { recursive: true });
    const error = await refusal(service.update({ 'download.concurrentDownloads': 3 }));
    expect(error).toMatchObject({ code: 'filesystem', message: expect.stringContaining('config.json') });
    expect(error.message).not.toContain(root);
    expect(config.live.current.download.concurrentDownloads).toBe(8);
  });

  it('reads a file with a byte order mark', () => {
    writeFileSync(join(dataDir, 'config.json'), `\uFEFF${JSON.stringify({ 'network.timeout': 7 })}`);
    expect(open().config.settings.network.timeout).toBe(7);
  });
});

describe('secrets', () => {
  it('are sealed at rest, shown only as set, and read again after a restart', async () => {
    const { service } = open();
    expect(described(service, 'deezer.arl')?.value).toEqual({ set: false });
    await service.update({ 'deezer.arl': 'made-up-cookie' });
    expect(file()['deezer.arl']).toMatch(/^enc:v1:/);
    expect(JSON.stringify(service.describe())).not.toContain('made-up-cookie');
    expect(described(service, 'deezer.arl')?.value).toEqual({ set: true });
    expect(open().config.settings.deezer.arl).toBe('made-up-cookie');
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'config.json')).mode & 0o777).toBe(0o600);
  });

  it('work with a key from outside, which leaves no key file', async () => {
    const env = { DEEMUSIC_SECRET_KEY: 'made-up passphrase' };
    await open(env).service.update({ 'deezer.arl': 'made-up-cookie' });
    expect(open(env).config.settings.deezer.arl).toBe('made-up-cookie');
    expect(readdirSync(dataDir)).not.toContain('secret.key');
  });

  it('count as not set with another key, and stay in the file', async () => {
    await open({ DEEMUSIC_SECRET_KEY: 'one' }).service.update({ 'deezer.arl': 'made-up-cookie' });
    const other = open({ DEEMUSIC_SECRET_KEY: 'two' });
    expect(other.config.settings.deezer.arl).toBeNull();
    expect(other.config.warnings).toEqual([expect.stringContaining('set deezer.arl again')]);
    await other.service.update({ 'network.timeout': 5 });
    expect(open({ DEEMUSIC_SECRET_KEY: 'one' }).config.settings.deezer.arl).toBe('made-up-cookie');
  });

  it('cannot be swapped between settings or changed', () => {
    const box = SecretBox.open(dataDir, null);
    const sealed = box.seal('deezer.arl', 'made-up-cookie');
    expect(() => box.unseal('deezer.streamSecret', sealed)).toThrow();
    expect(() =>
      box.unseal('deezer.arl', sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21)),
    ).toThrow();
  });

  it('written by hand are taken, and sealed with the next change', async () => {
    writeFileSync(join(dataDir, 'config.json'), JSON.stringify({ 'deezer.arl': 'made-up-cookie' }));
    const { service, config } = open();
    expect(config.settings.deezer.arl).toBe('made-up-cookie');
    await service.update({ 'network.timeout': 5 });
    expect(file()['deezer.arl']).toMatch(/^enc:v1:/);
  });

  it('say clearly when the key file is damaged', () => {
    writeFileSync(join(dataDir, 'secret.key'), 'short');
    expect(() => SecretBox.open(dataDir, null).prepare()).toThrow(/secret\.key is damaged/);
  });

  it('remember when they were set, over restarts, also from the environment', async () => {
    const { service, ages } = open();
    expect(ages.setAt('deezer.arl')).toBeNull();
    await service.update({ 'deezer.arl': 'made-up-cookie' });
    const setAt = clock.now();
    await clock.advance(1000);
    expect(open().ages.setAt('deezer.arl')).toBe(setAt);
    expect(open({ DEEMUSIC_DEEZER_ARL: 'made-up-cookie' }).ages.setAt('deezer.arl')).toBe(setAt);
    expect(open({ DEEMUSIC_DEEZER_ARL: 'another-cookie' }).ages.setAt('deezer.arl')).toBe(setAt + 1000);
    expect(readFileSync(join(dataDir, 'secret-ages.json'), 'utf8')).not.toContain('cookie');
  });
});
