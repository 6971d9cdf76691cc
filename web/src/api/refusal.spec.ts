import { describe, expect, it } from '@jest/globals';
import { words } from '../words/index.js';
import { refusalOf } from './refusal.js';

describe('refusalOf', () => {
  it('has the words of the host', () => {
    const details = [{ path: 'download.quality', message: 'unknown' }];
    const error = refusalOf(400, { statusCode: 400, code: 'bad_request', message: 'no', details }, '7');
    expect(error).toMatchObject({ status: 400, code: 'bad_request', message: 'no', details, retryAfterSeconds: 7 });
  });

  it.each([
    ['nothing that can be read', null],
    ['a text', 'Bad Gateway'],
    ['a message that is none', { code: 7, message: { en: 'no' }, details: { path: 'x' } }],
    ['an empty one', { code: '', message: '' }],
  ])('has its own words for %s', (_name, body) => {
    const error = refusalOf(502, body, 'soon');
    expect(error).toMatchObject({
      code: 'unknown',
      message: words.errors.odd(502),
      details: [],
      retryAfterSeconds: null,
    });
  });

  it('leaves out details that say nothing', () => {
    const good = { path: 'a', message: 'b' };
    expect(
      refusalOf(400, { details: [null, 'x', { path: 5, message: 'm' }, { message: {} }, good] }, null).details,
    ).toEqual([good]);
  });
});
