import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { configOf } from '../../../test/support/tagging-fixtures.js';
import { TAG_FIELDS } from './tagging-config.js';

interface Schema {
  type: string;
  title?: string;
  description?: string;
  default?: unknown;
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
  it('are what the plugin takes for its defaults', () => {
    const config = {};
    expect(validate(config)).toBe(true);
    expect(config).toEqual(configOf());
    expect(Object.keys(schema.properties?.fields?.properties ?? {})).toEqual([...TAG_FIELDS]);
  });

  it('are each explained, and nothing else is taken', () => {
    for (const property of properties(schema)) {
      expect(property).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      expect(property).toHaveProperty('default');
      if (property.type === 'object') expect(property.additionalProperties).toBe(false);
    }
    expect(schema.additionalProperties).toBe(false);
  });

  it.each([
    { cover: { pixels: 55 } },
    { cover: { pixels: 1801 } },
    { multiArtist: 'many' },
    { artistJoiner: '' },
    { fields: { titel: true } },
    { mp3: { id3Version: '2.2' } },
    { unknown: 1 },
  ])('refuse %j', (config) => {
    expect(validate(structuredClone(config))).toBe(false);
  });

  it('are in the form by names that exist', () => {
    const order = (json('config.ui.json') as Record<string, string[]>)['ui:order'];
    expect(new Set(order)).toEqual(new Set(Object.keys(schema.properties ?? {})));
  });
});
