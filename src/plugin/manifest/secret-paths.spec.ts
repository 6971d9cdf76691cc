import { describe, expect, it } from '@jest/globals';
import { secretPaths } from './secret-paths.js';

const secret = { type: 'string', writeOnly: true };

describe('the secrets of a schema', () => {
  it('are found in nested objects, branches and references, each once', () => {
    const schema = {
      type: 'object',
      definitions: { account: { type: 'object', properties: { user: { type: 'string' }, password: secret } } },
      properties: {
        token: secret,
        name: { type: 'string' },
        account: { $ref: '#/definitions/account' },
        push: { oneOf: [{ properties: { key: secret } }, { properties: { key: secret, pin: secret } }] },
      },
    };
    expect(secretPaths(schema)).toEqual(['account.password', 'push.key', 'push.pin', 'token']);
  });

  it('may stand beside a schema that names itself', () => {
    const node = { type: 'object', properties: { token: secret, next: { $ref: '#' } } };
    expect(secretPaths(node)).toEqual(['token']);
  });

  it.each([
    ['in a list', { properties: { list: { type: 'array', items: { properties: { key: secret } } } } }],
    [
      'in a list behind a reference',
      { definitions: { key: secret }, properties: { list: { items: [{ $ref: '#/definitions/key' }] } } },
    ],
    ['in a map', { properties: { map: { additionalProperties: secret } } }],
    ['in a pattern', { patternProperties: { '^x': secret } }],
    ['with a dot', { properties: { 'a.b': secret } }],
    ['as a prototype', { properties: { ['__proto__']: secret } }],
    ['as the whole', secret],
    ['as a number', { properties: { pin: { type: 'integer', writeOnly: true } } }],
  ])('are refused %s', (_where, schema) => {
    expect(() => secretPaths(schema)).toThrow(/^configSchema: /);
  });
});
