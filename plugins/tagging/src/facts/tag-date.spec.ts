import { describe, expect, it } from '@jest/globals';
import { tagDate } from './tag-date.js';

describe('a date', () => {
  it.each([
    ['2021-03-19', '2021-03-19'],
    ['2021-03-19 10:00:00', '2021-03-19'],
    ['2021-03', '2021-03'],
    ['2021', '2021'],
    ['2021-00-00', '2021'],
    ['2021-13-01', '2021'],
    ['2021-02-00', '2021-02'],
    ['2021-02-31', '2021-02'],
    ['2020-02-29', '2020-02-29'],
    ['1900-01-01', null],
    ['0000-00-00', null],
    ['', null],
    ['soon', null],
    ['20210319', null],
    [null, null],
  ])('%p means %p', (text, meaning) => {
    expect(tagDate(text)).toBe(meaning);
  });
});
