import { describe, expect, it } from '@jest/globals';
import { refusalOf, standing } from './host-faults.js';
import { isField } from './schema/is-field.js';

const SENT = { url: 'x', cover: { pixels: 9 }, names: ['a', ''] };

describe('what the host has against settings', () => {
  it('has places', () => {
    const details = [
      { path: '/cover/pixels', message: 'must be ≥ 56' },
      { path: '', message: 'is odd' },
    ];
    expect(refusalOf(details, SENT)).toEqual({
      faults: [
        { path: ['cover', 'pixels'], message: 'must be ≥ 56' },
        { path: [], message: 'is odd' },
      ],
      data: SENT,
    });
  });

  it('is told as a whole where it names none', () => {
    expect(refusalOf([{ message: 'no' }], SENT)).toBeNull();
    expect(refusalOf([], SENT)).toBeNull();
  });

  it('holds until somebody has changed the setting', () => {
    const refusal = refusalOf(
      [
        { path: '/url', message: 'a' },
        { path: '/names/1', message: 'b' },
        { path: '/token', message: 'c' },
      ],
      SENT,
    );
    if (!refusal) throw new Error('it has places');
    const messagesFor = (draft: Record<string, unknown>) => standing(refusal, draft).map(({ message }) => message);
    expect(messagesFor(SENT)).toEqual(['a', 'b', 'c']);
    expect(messagesFor({ ...SENT, url: 'y' })).toEqual(['b', 'c']);
    expect(messagesFor({ ...SENT, names: ['a', 'b'], token: 'new' })).toEqual(['a']);
  });
});

describe('whether a place has a field', () => {
  const schema = {
    type: 'object',
    properties: {
      url: { type: 'string' },
      deep: { type: 'object', properties: { n: { type: 'integer' } } },
      list: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
    },
  };

  it.each([['url'], ['deep', 'n'], ['list', '0', 'a'], ['list', '3'], ['deep']])('%j', (...path) => {
    expect(isField(schema, path.flat())).toBe(true);
  });

  it.each([[[]], [['nowhere']], [['deep', 'm']], [['list', 'x']], [['url', 'a']], [['toString']]])('not %j', (path) => {
    expect(isField(schema, path)).toBe(false);
  });
});
