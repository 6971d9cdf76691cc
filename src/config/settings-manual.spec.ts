import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionOf, SETTING_KEYS } from './setting-definitions.js';
import { environmentName, flagName } from './setting-key.js';
import { parseSize } from './setting-values.js';
import { settingsManual } from './settings-manual.js';
import { toFlat, toSettings } from './settings-tree.js';
import { defaultSettings } from './load-config.js';

describe('the manual of settings', () => {
  it('is current; run node scripts/settings-doc.mjs when it is not', () => {
    expect(readFileSync(join(process.cwd(), 'docs', 'settings.md'), 'utf8')).toBe(settingsManual());
  });
});

describe('names of settings', () => {
  it.each([
    ['dataDir', 'DEEMUSIC_DATA_DIR', 'data-dir'],
    ['download.concurrentDownloads', 'DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS', 'download-concurrent-downloads'],
    ['download.templates.albumTrack', 'DEEMUSIC_DOWNLOAD_TEMPLATES_ALBUM_TRACK', 'download-templates-album-track'],
    ['plugins.mode', 'DEEMUSIC_PLUGINS', 'plugins'],
    ['plugins.holdSeconds', 'DEEMUSIC_PLUGINS_HOLD_SECONDS', 'plugins-hold-seconds'],
    ['deezer.requestsPer5s', 'DEEMUSIC_DEEZER_REQUESTS_PER_5S', 'deezer-requests-per-5s'],
  ])('%s', (key, environment, flag) => {
    expect(environmentName(key)).toBe(environment);
    expect(flagName(key)).toBe(flag);
  });

  it('are all in the tree of settings, and back', () => {
    const settings = defaultSettings('/somewhere');
    expect(Object.keys(toFlat(settings)).sort()).toEqual([...SETTING_KEYS].sort());
    expect(toSettings(toFlat(settings))).toEqual(settings);
  });

  it('have defaults that pass their own checks', () => {
    for (const key of SETTING_KEYS) {
      const { default: value, schema } = definitionOf(key);
      if (value !== null) expect(schema.parse(value)).toBe(value);
    }
  });
});

describe('sizes', () => {
  it.each([
    ['1000', 1000],
    ['512MiB', 536_870_912],
    ['1.5GB', 1_500_000_000],
    ['64k', 65_536],
    ['2 gib', 2_147_483_648],
    ['10MB/s', 10_000_000],
    ['0', 0],
  ])('%s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', 'MiB', '-1', '1,5GB', '1e9', '5 parsecs'])('"%s" is none', (text) => {
    expect(parseSize(text)).toBeNaN();
  });
});
