import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverUrl } from './cover-url.js';
import { fullTitle, isExplicit, readableText, releaseDate } from './readable-text.js';

const MD5 = '2e018122cb56986277102d2041a592c8';

describe('names', () => {
  it.each([
    ['Die Walk&#252;re', 'Die Walküre'],
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['&#x1F41F;', '🐟'],
    ['&amp;amp;', '&amp;'],
    ['R&B &unknown; &#0; &#xD800; &#9999999;', 'R&B &unknown; &#0; &#xD800; &#9999999;'],
    ['Electronic ', 'Electronic'],
    ['a  b', 'a  b'],
  ])('%s reads %s', (text, expected) => {
    expect(readableText(text)).toBe(expected);
  });

  it('leaves text without entities as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('&'));
        expect(readableText(text)).toBe(text.trim());
      }),
    );
  });

  it('adds a version that the title lacks, once', () => {
    expect(fullTitle('Song', '(Live)')).toBe('Song (Live)');
    expect(fullTitle('Song (Live)', '(Live)')).toBe('Song (Live)');
    expect(fullTitle('Song', null)).toBe('Song');
    expect(fullTitle('Song', ' ')).toBe('Song');
  });
});

describe('dates', () => {
  it.each([
    ['2001-03-12', '2001-03-12'],
    ['2001-03-12 00:00:00', '2001-03-12'],
    ['1900-01-01', null],
    ['0000-00-00', null],
    ['0000-00-00 00:00:00', null],
    ['2001-02-30', null],
    ['2001', null],
    ['', null],
    [null, null],
  ])('%p is %p', (text, expected) => {
    expect(releaseDate(text)).toBe(expected);
  });
});

describe('explicit', () => {
  it.each([
    [1, null, true],
    [4, false, true],
    [0, true, false],
    [3, null, false],
    [2, true, true],
    [6, null, null],
    [null, true, true],
    [null, null, null],
  ])('advice %p with flag %p is %p', (advice, flag, expected) => {
    expect(isExplicit(advice, flag)).toBe(expected);
  });
});

describe('covers', () => {
  const base = 'https://images.example';
  const made = `${base}/images/cover/${MD5}/1000x1000-000000-80-0-0.jpg`;

  it.each([
    [{ cover_xl: 'https://cdn.example/images/cover/a/1000.jpg' }, 'https://cdn.example/images/cover/a/1000.jpg'],
    [{ cover_xl: null, md5_image: MD5 }, made],
    [{ cover_xl: `${base}/images/cover//1000x1000-000000-80-0-0.jpg`, md5_image: '' }, null],
    [{ cover_xl: '', md5_image: `${MD5}-${MD5}` }, made.replace(MD5, `${MD5}-${MD5}`)],
    [{ md5_image: '../../etc' }, null],
    [{}, null],
  ])('%j', (fields, expected) => {
    expect(coverUrl(fields, base)).toBe(expected);
  });
});
