import { describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { SystemClock } from '../domain/index.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { loadConfig } from './load-config.js';
import { SecretAges } from './secret-ages.js';
import { SecretBox } from './secret-box.js';
import type { SettingDescription } from './setting-description.js';
import { definitionOf, SETTING_KEYS } from './setting-definitions.js';
import { SettingsService } from './settings.service.js';

const root = tempDir('setting-form');

function described(): Map<string, SettingDescription> {
  const dataDir = mkdtempSync(join(root, 'data-'));
  const config = loadConfig({ argv: [], cwd: root, env: { DEEMUSIC_DATA_DIR: dataDir } });
  const box = SecretBox.open(dataDir, null);
  const service = new SettingsService(config.live, config, box, new SecretAges(dataDir, box, new SystemClock()));
  return new Map(service.describe().map((setting) => [setting.key, setting]));
}

describe('the field of a setting', () => {
  it.each([
    ['download.concurrentDownloads', 'downloads', { kind: 'integer', min: 1, max: 64, nullable: false }],
    ['download.bandwidthLimit', 'downloads', { kind: 'speed', min: 0, unit: 'bytes/s', nullable: false }],
    ['download.minFreeSpace', 'library', { kind: 'size', min: 0, unit: 'bytes', nullable: false }],
    ['download.outputDir', 'library', { kind: 'folder', nullable: false }],
    ['download.fallback', 'downloads', { kind: 'flag', nullable: false }],
    ['download.templates.track', 'templates', { kind: 'template', nullable: false }],
    ['plugins.mode', 'plugins', { kind: 'choice', options: ['off', 'bundled', 'all'], nullable: false }],
    ['network.timeout', 'network', { kind: 'integer', min: 1, max: 3600, unit: 'seconds', nullable: false }],
    ['deezer.arl', 'account', { kind: 'secret', nullable: true }],
    ['deezer.mediaUrl', 'account', { kind: 'url', nullable: true }],
    ['host', 'access', { kind: 'text', nullable: false }],
  ])('%s', (key, group, form) => {
    expect(described().get(key)).toMatchObject({ group, form });
  });

  it('says of each what its check takes: its bounds, its words, and nothing else', () => {
    for (const key of SETTING_KEYS) {
      const { form, schema } = definitionOf(key);
      for (const word of form.options ?? []) expect(schema.safeParse(word).success).toBe(true);
      if (form.options) expect(schema.safeParse('no such word').success).toBe(false);
      for (const [bound, step] of [
        [form.min, -1],
        [form.max, 1],
      ] as const) {
        if (bound === undefined) continue;
        expect([key, schema.safeParse(bound).success]).toEqual([key, true]);
        expect([key, schema.safeParse(bound + step).success]).toEqual([key, false]);
      }
    }
  });

  it('is a secret exactly where the setting is one, and every title is its own', () => {
    for (const key of SETTING_KEYS) {
      const { form, isSecret } = definitionOf(key);
      expect([key, form.kind === 'secret']).toEqual([key, isSecret === true]);
    }
    expect(new Set(SETTING_KEYS.map((key) => definitionOf(key).title)).size).toBe(SETTING_KEYS.length);
  });
});
