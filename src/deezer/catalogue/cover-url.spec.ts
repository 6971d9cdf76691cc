import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverUrl, isImageUrl, sizedImageUrl } from './cover-url.js';

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

describe('isImageUrl', () => {
  const path = `/images/cover/${md5}/500x500-000000-80-0-0.jpg`;
  const standIn = 'http://127.0.0.1:4321';

  it.each(['cdn-images.dzcdn.net', 'e-cdns-images.dzcdn.net', 'CDN-IMAGES.dzcdn.net', 'cdn-images.dzcdn.net:443'])(
    'knows pictures at %s',
    (host) => {
      expect(isImageUrl(`https://${host}${path}`, null)).toBe(true);
      expect(isImageUrl(`https://${host}${path}`, standIn)).toBe(true);
    },
  );

  it('knows those of a stand-in, while there is one', () => {
    expect(isImageUrl(standIn + path, standIn)).toBe(true);
    expect(isImageUrl(standIn + path, null)).toBe(false);
  });

  it.each([
    `http://cdn-images.dzcdn.net${path}`,
    `https://cdn-images.dzcdn.net:8443${path}`,
    `https://user@cdn-images.dzcdn.net${path}`,
    `https://dzcdn.net.evil.example${path}`,
    `https://evildzcdn.net${path}`,
    `https://evil.example/.dzcdn.net${path}`,
    'https://cdnt-stream.dzcdn.net/media/x.flac',
    'https://cdn-images.dzcdn.net/images/../media/x',
    'https://cdn-images.dzcdn.net/images/%2e%2e/media/x',
    `http://127.0.0.1:4322${path}`,
    `https://127.0.0.1:4321${path}`,
    `http://127.0.0.1:4321@evil.example${path}`,
    `${standIn}/control/faults`,
    `${standIn}/images/../control/faults`,
    `http://localhost:4321${path}`,
    `http://192.168.1.1${path}`,
    'file:///images/x',
    '//cdn-images.dzcdn.net/images/x',
    'data:image/png;base64,/images/',
    '',
  ])('does not know %s', (other) => {
    expect(isImageUrl(other, standIn)).toBe(false);
  });
});
