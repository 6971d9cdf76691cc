import { expect } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigError } from '../../src/config/index.js';
import { loadConfig } from '../../src/config/index.js';
import { SETTING_KEYS } from '../../src/config/setting-definitions.js';
import { environmentName, flagName } from '../../src/config/setting-key.js';
import { compileConfigSchema } from '../../src/plugin/manifest/config-schema.js';
import { readPlugin } from '../../src/plugin/manifest/manifest-reader.js';
import { writePlugin } from '../support/plugin-folder.js';
import { tempDir } from '../support/temp-dir.js';
import { fuzz } from './support/fuzz.js';
import { mutated, mutations, oddValues } from './support/mutations.js';
import { expectHarmless, expectRefusal } from './support/refusal.js';

const root = tempDir('fuzz-config');
const dataDir = join(root, 'data');
mkdirSync(dataDir);

/** Made up; put into every place where a value stands. */
const SECRET = 'madeup-5ecret-9f31c7';

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e9',
    'true',
    '512MiB',
    '1.5 GB',
    'FLAC',
    'http://[::1]:1/',
    'ftp://x',
    '/',
    '//',
    '../..',
  ),
  fc.constantFrom('[]', '{}', 'null', '{title}', '{', '0x10', '٣', '∞', 'NaN', '99999999999999999999999', ' 8 ', '8\n'),
  fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\0', '')),
  fc.constant(SECRET),
);
// Where the data lies is the test's own matter.
const keys = SETTING_KEYS.filter((key) => key !== 'dataDir');
const env = fc.dictionary(
  fc.oneof(
    fc.constantFrom(...keys.map((key) => environmentName(key))),
    fc.constantFrom(
      'DEEMUSIC_DEEZER_ARL_FILE',
      'DEEMUSIC_SECRET_KEY_FILE',
      'DEEMUSIC_',
      'DEEMUSIC_NOTHING',
      'DEEMUSIC__PROTO__',
    ),
  ),
  texts,
  { maxKeys: 6 },
);
const argv = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...keys.map((key) => `--${flagName(key)}`)), texts)
      .map(([flag, value]) => `${flag}=${value}`),
    fc.constantFrom(
      ...keys.map((key) => `--${flagName(key)}`),
      '--',
      '-',
      '---',
      '-x',
      '--no-port',
      '--__proto__=1',
      '--data-dir=',
    ),
    texts,
  ),
  { maxLength: 5 },
);
const sealed = fc.oneof(oddValues, fc.constantFrom({ sealed: SECRET }, { sealed: 'v1:AAAA' }, 'enc:v1:AAAA', SECRET));
const file = fc.oneof(
  {
    arbitrary: fc
      .dictionary(
        fc.oneof(fc.constantFrom<string>(...SETTING_KEYS), fc.constantFrom('plugins', '__proto__', 'x')),
        fc.oneof(texts, sealed),
      )
      .map((content) => JSON.stringify(content)),
    weight: 4,
  },
  fc.constantFrom(
    '',
    '[]',
    'null',
    '{',
    '\ufeff{}',
    `{"port": ${SECRET}}`,
    '{"a":'.repeat(20_000),
    '{"__proto__":{"port":1}}',
  ),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

fuzz(
  'settings from anywhere are taken or refused by name, without their values',
  fc.record({ env, argv, file }),
  (given) => {
    writeFileSync(join(dataDir, 'config.json'), given.file);
    const cwd = join(root, 'cwd');
    const values = { ...given.env, DEEMUSIC_DATA_DIR: dataDir };
    try {
      const { settings, warnings } = loadConfig({ argv: given.argv, env: values, cwd });
      expect(settings.port).toBeGreaterThanOrEqual(0);
      expect(settings.download.concurrentDownloads).toBeGreaterThanOrEqual(1);
      expect(Number.isSafeInteger(settings.download.minFreeSpace)).toBe(true);
      for (const warning of warnings) expectHarmless(warning);
    } catch (error) {
      expectRefusal(error, { codes: ['bad_request'], secrets: [] });
      for (const { origin, reason } of (error as ConfigError).faults) {
        expect(reason).not.toContain(SECRET);
        expect(origin.length).toBeLessThan(200);
      }
    }
    // Reading settings makes nothing but the key that a sealed secret asks for.
    expect(readdirSync(root).sort()).toEqual(['data']);
    rmSync(join(dataDir, 'secret.key'), { force: true });
    expect(readdirSync(dataDir)).toEqual(['config.json']);
  },
  { runs: 400 },
);

const plugin = writePlugin(join(tempDir('fuzz-plugin'), 'lyrics'), {
  configSchema: { type: 'object', properties: { language: { type: 'string', default: 'en' } } },
});
const MANIFEST = {
  name: 'deemusic-plugin-lyrics',
  version: '1.0.0',
  type: 'module',
  exports: { '.': { import: './index.js' } },
  engines: { 'deemusic-plugin-api': '^1.0.0', node: '>=20' },
  deemusic: {
    id: 'lyrics',
    displayName: 'Lyrics',
    description: 'Puts words beside the music.',
    hooks: [
      { name: 'processTrack', after: ['tagging'], before: ['covers'], timeoutMs: 1000, concurrency: 2, policy: 'skip' },
      'afterAlbum',
    ],
    events: ['item.updated'],
    permissions: { network: true, library: 'read' },
    configSchema: './config.schema.json',
  },
};
const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['language'],
  properties: {
    language: { type: 'string', default: 'en', enum: ['en', 'de'], title: 'Language' },
    depth: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
    key: { type: 'string', format: 'password', writeOnly: true, pattern: '^[a-z]+$' },
    servers: {
      type: 'array',
      maxItems: 3,
      items: { type: 'object', properties: { url: { type: 'string', format: 'uri' } } },
    },
    more: { oneOf: [{ type: 'null' }, { $ref: '#/definitions/more' }] },
  },
  definitions: { more: { type: 'object', additionalProperties: { type: 'number' } } },
};

fuzz(
  'a plugin is read or refused in one line, whatever its manifest and its schema say',
  fc.tuple(fc.array(mutations, { maxLength: 3 }), fc.array(mutations, { maxLength: 3 })),
  async ([ofManifest, ofSchema]) => {
    writeFileSync(join(plugin, 'package.json'), JSON.stringify(mutated(MANIFEST, ofManifest)) ?? '');
    writeFileSync(join(plugin, 'config.schema.json'), JSON.stringify(mutated(SCHEMA, ofSchema)) ?? '');
    const read = await readPlugin({ path: plugin, origin: 'path', name: 'given' }, { ignoreApiRange: false });
    expect(read.problem !== null || read.plugin !== null).toBe(true);
    if (read.problem === null) return;
    expectHarmless(read.problem.reason);
    expect(read.problem.reason).not.toContain('\n');
  },
  { runs: 150 },
);

fuzz(
  'the settings of a plugin are taken or refused by path',
  fc.array(mutations, { maxLength: 3 }),
  (changes) => {
    const { check } = compileConfigSchema(SCHEMA);
    const sound = { language: 'en', depth: 3, key: 'abc', servers: [{ url: 'http://a.example/' }], more: { a: 1 } };
    for (const { path, message } of check(mutated(sound, changes) as object)) {
      expect(typeof path).toBe('string');
      expectHarmless(message);
    }
    expect(({} as Record<string, unknown>).rooms).toBeUndefined();
  },
  { runs: 150 },
);
