import { describe, expect, it } from '@jest/globals';
import { contentLength, parseContentRange, strongValidator } from './content-range.js';

describe('headers of ranges', () => {
  it.each([
    ['bytes 0-9/10', { start: 0, total: 10 }],
    ['bytes 5-9/*', { start: 5, total: null }],
    ['bytes */10', { start: null, total: 10 }],
    [' BYTES 1-1/2 ', { start: 1, total: 2 }],
    ['bytes 9-5/10', null],
    ['bytes 0-10/10', null],
    ['bytes 0-9', null],
    ['items 0-9/10', null],
    ['', null],
    [null, null],
  ])('Content-Range %j', (value, range) => {
    expect(parseContentRange(value)).toEqual(range);
  });

  it('Content-Length and ETag', () => {
    expect(contentLength({ 'content-length': '10' })).toBe(10);
    expect(contentLength({ 'content-length': '-1' })).toBeNull();
    expect(contentLength({})).toBeNull();
    expect(strongValidator({ etag: '"a"' })).toBe('"a"');
    expect(strongValidator({ etag: 'W/"a"' })).toBeNull();
    expect(strongValidator({ etag: ['"a"', '"b"'] })).toBe('"a"');
    expect(strongValidator({})).toBeNull();
  });
});
