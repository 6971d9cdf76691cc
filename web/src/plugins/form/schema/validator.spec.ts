import { describe, expect, it } from '@jest/globals';
import type { RJSFSchema } from '@rjsf/utils';
import { check, errorSchemaOf, validator } from './validator.js';

const SCHEMA: RJSFSchema = {
  type: 'object',
  required: ['url', 'token'],
  definitions: { size: { type: 'integer', minimum: 56, maximum: 1800 } },
  properties: {
    url: { type: 'string', format: 'uri', minLength: 1 },
    token: { type: 'string', writeOnly: true, minLength: 30 },
    cover: { type: 'object', properties: { pixels: { $ref: '#/definitions/size' } } },
    names: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', maxLength: 5 } },
    mode: { type: 'string', enum: ['a', 'b'] },
    slow: { type: 'string', pattern: '^(a+)+$' },
    pattern: { type: 'string', maxLength: 2 },
  },
};

const GOOD = { url: 'https://example.org/', token: { set: true } };

function said(change: object): [string, string][] {
  return check({ ...GOOD, ...change }, SCHEMA).map(({ path, message }) => [path.join('/'), message]);
}

describe('the first look at settings', () => {
  it('has nothing against good ones', () => {
    expect(said({ cover: { pixels: 1000 }, names: ['x'], mode: 'a' })).toEqual([]);
  });

  it('names the place and the rule, as the host does', () => {
    expect(said({ cover: { pixels: 5000 } })).toEqual([['cover/pixels', 'must be ≤ 1800']]);
    expect(said({ cover: { pixels: 1.5 } })).toContainEqual(['cover/pixels', 'must be a whole number']);
    expect(said({ names: ['too long for it'] })).toEqual([['names/0', 'must have at most 5 characters']]);
    expect(said({ names: [] })).toEqual([['names', 'must have at least 1 entries']]);
    expect(said({ names: ['a', 'a'] })).toEqual([['names', 'must not name the same twice']]);
    expect(said({ mode: 'c' })).toEqual([['mode', 'must be one of a, b']]);
    expect(said({ url: undefined })).toEqual([['url', 'is required']]);
    expect(said({ url: 'nowhere' })).toEqual([['url', 'must be of the form "uri"']]);
  });

  it('tells a property from a keyword of the same name', () => {
    expect(said({ pattern: 'long' })).toEqual([['pattern', 'must have at most 2 characters']]);
  });

  it('leaves secrets to the host, whatever stands for them', () => {
    for (const token of [{ set: true }, { set: false }, null, 'short']) expect(said({ token })).toEqual([]);
  });

  it('leaves patterns to the host: this one would take for ever', () => {
    expect(said({ slow: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' })).toEqual([]);
  });

  it('says of a branch what is wrong in it', () => {
    const schema: RJSFSchema = { oneOf: [{ properties: { a: { type: 'string' } } }, { required: ['b'] }] };
    expect(check({ a: 1 }, schema)).toEqual([
      { path: ['a'], message: 'must be a text' },
      { path: ['b'], message: 'is required' },
    ]);
  });

  it('has nothing to say of a schema that it cannot use', () => {
    expect(check({}, { $ref: '#/nowhere' })).toEqual([]);
    expect(validator.isValid({ $ref: '#/nowhere' }, {}, {})).toBe(false);
  });

  it('does not touch the schema', () => {
    const frozen = structuredClone(SCHEMA);
    validator.isValid(frozen, GOOD, frozen);
    check(GOOD, frozen);
    expect(frozen).toEqual(SCHEMA);
    expect(Object.getOwnPropertyNames(frozen)).toEqual(Object.keys(SCHEMA));
  });
});

describe('whether a part fits', () => {
  it('follows references to the root', () => {
    const part: RJSFSchema = { properties: { pixels: { $ref: '#/definitions/size' } } };
    expect(validator.isValid(part, { pixels: 100 }, SCHEMA)).toBe(true);
    expect(validator.isValid(part, { pixels: 1 }, SCHEMA)).toBe(false);
    expect(validator.isValid({ $ref: '#/properties/mode' }, 'a' as never, SCHEMA)).toBe(true);
  });

  it('takes what is not there', () => {
    expect(validator.isValid({ type: 'object' }, undefined, SCHEMA)).toBe(false);
    expect(validator.isValid({ properties: { a: { type: 'string' } } }, { a: undefined }, SCHEMA)).toBe(true);
  });
});

describe('faults as the form takes them', () => {
  it('stand at their place, with dots in names, too', () => {
    const faults = [
      { path: ['a.b', '0'], message: 'one' },
      { path: [], message: 'whole' },
    ];
    expect(errorSchemaOf(faults)).toEqual({ 'a.b': { 0: { __errors: ['one'] } }, __errors: ['whole'] });
  });
});
