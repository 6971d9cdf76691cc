import { describe, expect, it } from '@jest/globals';
import { nextCursor, parseCursor } from './page-cursor.js';

const BASE = 'https://api.example/2.0';
const first = { index: 0, limit: 500 };

describe('nextCursor', () => {
  it('takes numbers from the link, not the asked ones: limits are lowered silently', () => {
    expect(nextCursor('https://api.example/search?q=x&limit=100&index=100', BASE, first)).toBe('100:100');
    expect(nextCursor('https://api.example/x?index=500', BASE, first)).toBe('500:500');
    expect(nextCursor('https://api.example/x?index=5&limit=-1', BASE, first)).toBe('5:500');
  });

  it.each([null, ''])('%p is the end', (next) => {
    expect(nextCursor(next, BASE, first)).toBeNull();
  });

  it.each([
    'https://elsewhere.example/x?index=500',
    'https://api.example:444/x?index=500',
    'https://api.example/x',
    'https://api.example/x?index=abc',
    'https://api.example/x?index=0',
    'nonsense',
  ])('%s is refused: it leads elsewhere, or round in circles', (next) => {
    expect(() => nextCursor(next, BASE, first)).toThrow(expect.objectContaining({ code: 'invalid_response' }));
  });

  it('comes back as the page that it names', () => {
    expect(parseCursor('100:25')).toEqual({ index: 100, limit: 25 });
    expect(() => parseCursor('100')).toThrow('cursor');
    expect(() => parseCursor('-1:25')).toThrow('cursor');
  });
});
