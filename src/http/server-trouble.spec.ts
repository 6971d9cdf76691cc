import { expect, it } from '@jest/globals';
import { retryAfterMs } from './server-trouble.js';

const NOW = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;

it.each([
  ['0', 0],
  ['12', 12_000],
  [' 12 ', 12_000],
  ['Tue, 01 Jan 2030 00:00:30 GMT', 30_000],
  ['Mon, 31 Dec 2029 00:00:00 GMT', 0],
  // Whoever slips here, or means harm, must not stop the host for years.
  ['99999999', HOUR],
  ['9'.repeat(400), HOUR],
  ['Fri, 31 Dec 9999 23:59:59 GMT', HOUR],
  ['soon', null],
  ['', null],
])('Retry-After: %s', (value, expected) => {
  expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(expected);
});

it('is not there, or there twice', () => {
  expect(retryAfterMs({}, NOW)).toBeNull();
  expect(retryAfterMs({ 'retry-after': ['1', '2'] }, NOW)).toBeNull();
});
