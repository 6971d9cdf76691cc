import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestError } from '../../domain/index.js';
import { parseLink } from './link-parser.js';

const HOSTS = { shortLinkHost: '127.0.0.1:8100' };

describe('parseLink', () => {
  it.each([
    ['https://www.deezer.com/track/3135556', 'track', '3135556'],
    ['http://www.deezer.com/album/302127', 'album', '302127'],
    ['https://deezer.com/playlist/908622995', 'playlist', '908622995'],
    ['www.deezer.com/track/1', 'track', '1'],
    ['deezer.com/fr/album/2', 'album', '2'],
    ['https://www.deezer.com/us/track/3', 'track', '3'],
    ['https://www.deezer.com/pt-br/track/3', 'track', '3'],
    ['https://www.deezer.com/en/album/302127?utm_source=deezer&utm_content=track-9', 'album', '302127'],
    ['https://www.deezer.com/album/302127#track/9', 'album', '302127'],
    ['https://www.deezer.com/album/302127/', 'album', '302127'],
    ['https://www.deezer.com/album/302127/tracks', 'album', '302127'],
    ['https://www.deezer.com/playlist/908622995-bain-moussant', 'playlist', '908622995'],
    ['https://WWW.Deezer.com/Track/5', 'track', '5'],
    ['https://m.deezer.com/track/5', 'track', '5'],
    ['https://api.deezer.com/album/5', 'album', '5'],
    ['deezer:track:6', 'track', '6'],
    ['deezer://track/7', 'track', '7'],
    ['deezer://www.deezer.com/album/8?autoplay=true', 'album', '8'],
    ['DEEZER:playlist/9', 'playlist', '9'],
    ['track/10', 'track', '10'],
    ['/album/11', 'album', '11'],
    ['playlist_12', 'playlist', '12'],
    ['track:13', 'track', '13'],
    ['track/-14', 'track', '-14'],
    ['  https://www.deezer.com/track/15\n', 'track', '15'],
    ['https://deezer.page.link/?link=https%3A%2F%2Fwww.deezer.com%2Ftrack%2F16&apn=x', 'track', '16'],
  ])('%s', (link, type, id) => {
    expect(parseLink(link, HOSTS)).toEqual({ kind: 'ref', ref: { source: 'deezer', type, id } });
  });

  it.each([
    'https://deezer.page.link/aBcD1234',
    'https://link.deezer.com/s/30AbCdEf',
    'https://dzr.page.link/xyz',
    'http://127.0.0.1:8100/s/album-2000102',
  ])('%s is a short link', (link) => {
    expect(parseLink(link, HOSTS)).toEqual({ kind: 'short', url: link });
  });

  it.each([
    ['isrc:GBDUW0000059', { kind: 'isrc', code: 'GBDUW0000059' }],
    ['ISRC:gb-duw-00-00059', { kind: 'isrc', code: 'gb-duw-00-00059' }],
    ['upc:724384960650', { kind: 'upc', code: '724384960650' }],
  ])('%s is a code', (link, expected) => {
    expect(parseLink(link, HOSTS)).toEqual(expected);
  });

  it.each([
    ['3135556', 'track/123'],
    ['https://www.deezer.com/artist/27', 'albums or playlists'],
    ['https://www.deezer.com/fr/artist/27/albums', 'albums or playlists'],
    ['artist/27', 'albums or playlists'],
    ['https://www.deezer.com/show/1', 'Only tracks'],
    ['https://www.deezer.com/en/profile/5/loved', 'Only tracks'],
    ['https://www.deezer.com/', 'Only tracks'],
    ['https://www.deezer.com/track/', 'number is missing'],
    ['https://www.deezer.com/track/abc', 'number is missing'],
    ['deezer:track', 'number is missing'],
  ])('%s is refused with what to do', (link, advice) => {
    expect(() => parseLink(link, HOSTS)).toThrow(RequestError);
    expect(() => parseLink(link, HOSTS)).toThrow(advice);
  });

  it.each([
    '',
    '   ',
    'daft punk',
    'https://open.example.org/track/1',
    'https://deezer.com.example.org/track/1',
    'https://notdeezer.com/track/1',
    'http://127.0.0.1:8100/album/1',
    'http://127.0.0.1:9999/s/x',
    'track/',
    'track/1/2/3',
    'https://',
    `https://www.deezer.com/track/${'1'.repeat(3000)}`,
  ])('%s is none of ours', (link) => {
    expect(parseLink(link, HOSTS)).toBeNull();
  });

  it('knows no short links of its own host when there is no stand-in', () => {
    expect(parseLink('http://127.0.0.1:8100/s/x', { shortLinkHost: null })).toBeNull();
  });

  it('finds type and id again in every form', () => {
    const type = fc.constantFrom('track', 'album', 'playlist');
    const id = fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String);
    const host = fc.constantFrom(
      'https://www.deezer.com',
      'http://deezer.com',
      'deezer:/',
      'https://www.deezer.com/de',
    );
    const tail = fc.constantFrom('', '/', '?a=b', '#x', '?track/1', '-name');
    fc.assert(
      fc.property(type, id, host, tail, (kind, number, base, end) => {
        expect(parseLink(`${base}/${kind}/${number}${end}`, HOSTS)).toEqual({
          kind: 'ref',
          ref: { source: 'deezer', type: kind, id: number },
        });
      }),
    );
  });

  it('answers or refuses, but never breaks, on anything', () => {
    const start = fc.constantFrom('', 'https://', 'https://www.deezer.com/', 'deezer:', 'track/', 'isrc:');
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 60 }), (head, rest) => {
        try {
          parseLink(head + rest, HOSTS);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad_link' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
