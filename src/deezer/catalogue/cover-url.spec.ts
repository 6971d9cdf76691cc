import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverUrl, sizedImageUrl } from './cover-url.js';

const md5 = '0123456789abcdef0123456789abcdef';
const url = (side: number, more = ''): string =>
  `https://cdn-images.example/images/cover/${md5}${more}/${String(side)}x${String(side)}-000000-80-0-0.jpg`;

it('asks for another size of the same picture, mosaics too', () => {
  expect(sizedImageUrl(url(1000), 500)).toBe(url(500));
  expect(sizedImageUrl(url(250, `-${md5}`), 1800)).toBe(url(1800, `-${md5}`));
});

it('keeps to what the service serves', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 10_000 }), (pixels) => {
      const side = Number(/\/(\d+)x\d+-/.exec(sizedImageUrl(url(1000), pixels))?.[1]);
      expect(side).toBe(Math.min(1800, Math.max(56, pixels)));
    }),
  );
});

it('leaves addresses of another form alone', () => {
  for (const other of [
    'https://cdn-images.example/artist/27/image',
    'https://cdn.example/a.jpg?size=1000x1000',
    'no url',
  ])
    expect(sizedImageUrl(other, 500)).toBe(other);
});

it('sizes what was made from an MD5', () => {
  const made = coverUrl({ md5_image: md5 }, 'https://cdn-images.example') ?? '';
  expect(sizedImageUrl(made, 600)).toBe(url(600));
});
