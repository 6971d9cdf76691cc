import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';

interface Schema {
  type: string;
  additionalProperties?: boolean;
  properties?: Record<string, Schema>;
}

const json = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const schema = json('config.schema.json') as Schema;
const validate = new Ajv({ useDefaults: true, allErrors: true }).compile(schema);

/** All properties, at any depth. */
function properties(of: Schema): Schema[] {
  return Object.values(of.properties ?? {}).flatMap((each) => [each, ...properties(each)]);
}

describe('the settings', () => {
  it('have the documented defaults', () => {
    const config = {};
    expect(validate(config)).toBe(true);
    expect(config).toEqual({
      album: { enabled: true, fileName: 'cover.jpg', pixels: 1000, inDiscFolders: false },
      artist: { enabled: true, fileNames: ['artist.jpg', 'folder.jpg'], pixels: 1000 },
      playlist: { enabled: true, fileName: 'cover.jpg', pixels: 1000 },
    });
  });

  it('are each explained, and nothing else is taken', () => {
    for (const property of properties(schema)) {
      expect(property).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      expect(property).toHaveProperty('default');
      if (property.type === 'object') expect(property.additionalProperties).toBe(false);
    }
    expect(schema.additionalProperties).toBe(false);
  });

  it.each(['cover.jpg', 'front cover.jpeg', 'Albumart-夜.png', 'a.b.jpg'])('take %j', (name) => {
    expect(validate({ album: { fileName: name }, artist: { fileNames: [name] } })).toBe(true);
  });

  it.each([
    ...['a/cover.jpg', '../cover.jpg', 'a\\b.jpg', '.cover.jpg', ' cover.jpg', 'cover', 'cover.gif', 'co:ver.jpg'],
    ...['', '.jpg', 'a\u0000.jpg', 'cover .jpg', `${'x'.repeat(101)}.jpg`, 'cover.jpg\n'],
  ])('refuse the file name %j', (name) => {
    expect(validate({ album: { fileName: name } })).toBe(false);
    expect(validate({ artist: { fileNames: ['artist.jpg', name] } })).toBe(false);
    expect(validate({ playlist: { fileName: name } })).toBe(false);
  });

  it.each([{ album: { pixels: 55 } }, { artist: { pixels: 1801 } }, { artist: { fileNames: [] } }, { other: true }])(
    'refuse %j',
    (config) => {
      expect(validate(structuredClone(config))).toBe(false);
    },
  );

  it('leave the hook of single tracks off until somebody wants it', () => {
    const { deemusic } = json('package.json') as { deemusic: { hooks: { name: string; enabled?: boolean }[] } };
    expect(deemusic.hooks.filter(({ enabled = true }) => !enabled).map(({ name }) => name)).toEqual(['afterTrack']);
  });
});
