import { describe, expect, it } from '@jest/globals';
import { errorText, words } from '../words/index.js';
import { sound } from './sound.js';

describe('sound', () => {
  const fields = { connected: 'flag', warnings: 'list', governor: 'record', id: 'text' } as const;
  const good = { connected: false, warnings: [], governor: {}, id: '', more: null };

  it('lets through what has all that the page relies on', () => {
    expect(sound(good, fields)).toBe(good);
  });

  it.each([
    undefined,
    null,
    '<!doctype html>',
    [],
    {},
    { ...good, warnings: {} },
    { ...good, governor: null },
    { ...good, connected: 'no' },
    { ...good, id: 7 },
  ])('refuses %j in plain words', (answer) => {
    let error: unknown = null;
    try {
      sound<unknown>(answer, fields);
    } catch (cause) {
      error = cause;
    }
    expect(error).toMatchObject({ code: 'invalid_response' });
    expect(errorText(error)).toBe(words.errors.foreign);
  });
});

describe('errorText', () => {
  it('says nothing in the words of a fault of the page itself', () => {
    expect(errorText(new TypeError("Cannot read properties of undefined (reading 'items')"))).toBe(
      words.errors.unexpected,
    );
    expect(errorText('odd')).toBe(words.errors.unexpected);
  });
});
