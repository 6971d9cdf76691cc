import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBareNumber, readText } from './read-text.js';

const linksOf = (text: string): string[] => {
  const reading = readText(text);
  return reading.kind === 'links' ? reading.links.map(({ link }) => link) : [];
};

describe('readText', () => {
  it.each(['', '   ', '\n\n \t'])('%j asks for nothing', (text) => {
    expect(readText(text)).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['night ferry', 'night ferry'],
    ['  Björk \n Jóga ', 'Björk Jóga'],
    ['AC/DC', 'AC/DC'],
    ['1989', '1989'],
    ['track 7', 'track 7'],
    ['will.i.am', 'will.i.am'],
    ['artist:"Sade" album:"Diamond Life"', 'artist:"Sade" album:"Diamond Life"'],
    ['album: 2000', 'album: 2000'],
    ['album_art', 'album_art'],
  ])('%j is searched for', (text, query) => {
    expect(readText(text)).toEqual({ kind: 'words', query });
  });

  it('searches for no more than the host takes', () => {
    expect(readText('a'.repeat(900))).toEqual({ kind: 'words', query: 'a'.repeat(500) });
  });

  it.each([
    ['https://www.deezer.com/en/album/302127?utm_source=x', ['https://www.deezer.com/en/album/302127?utm_source=x']],
    ['www.deezer.com/track/1', ['https://www.deezer.com/track/1']],
    ['deezer.com/fr/album/2', ['https://deezer.com/fr/album/2']],
    ['link.deezer.com/s/30AbC', ['https://link.deezer.com/s/30AbC']],
    ['deezer:track:6 deezer://album/7', ['deezer:track:6', 'deezer://album/7']],
    ['album_302127', ['album_302127']],
    ['track_-14', ['track_-14']],
    ['track_other:x9', ['track_other:x9']],
    ['track/10 /album/11 playlist:12', ['track/10', '/album/11', 'playlist:12']],
    ['isrc:GBDUW0000059, upc:724384960650', ['isrc:GBDUW0000059', 'upc:724384960650']],
    ['[this](https://www.deezer.com/track/3).', ['https://www.deezer.com/track/3']],
    ['<a href="https://www.deezer.com/track/4">', ['https://www.deezer.com/track/4']],
    ['Listen to https://www.deezer.com/track/5!', ['https://www.deezer.com/track/5']],
    [
      'https://www.deezer.com/track/5,https://www.deezer.com/track/6',
      ['https://www.deezer.com/track/5', 'https://www.deezer.com/track/6'],
    ],
    ['http://127.0.0.1:8100/s/album-7', ['http://127.0.0.1:8100/s/album-7']],
  ])('%j holds links', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });

  it('says where each link stands, and which lines hold none', () => {
    expect(readText('Our list:\r\n\ntrack/1 and track/2\nsome words\nhttps://example.org/x')).toEqual({
      kind: 'links',
      links: [
        { link: 'track/1', line: 3 },
        { link: 'track/2', line: 3 },
        { link: 'https://example.org/x', line: 5 },
      ],
      otherLines: [1, 4],
    });
  });

  it('takes the same link once, where it stands first', () => {
    expect(readText('track/1\ntrack/2\ntrack/1')).toMatchObject({
      links: [
        { link: 'track/1', line: 1 },
        { link: 'track/2', line: 2 },
      ],
    });
  });

  it('finds every link of a list, however it is parted', () => {
    const link = fc
      .tuple(fc.constantFrom('track', 'album', 'playlist'), fc.nat())
      .map(([type, id]) => `https://www.deezer.com/${type}/${String(id)}`);
    const parting = fc.constantFrom('\n', ' ', ', ', '\n\n', ' and ', ';', '\t');
    fc.assert(
      fc.property(fc.uniqueArray(link, { minLength: 1, maxLength: 20 }), parting, (links, between) => {
        expect(linksOf(links.join(between))).toEqual(links);
      }),
    );
  });

  it('reads anything in no time', () => {
    const started = performance.now();
    readText(`${'a.'.repeat(20_000)}\n${'track/'.repeat(20_000)}\n${'-'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(['nothing', 'words', 'links']).toContain(readText(text).kind);
      }),
    );
  });
});

describe('isBareNumber', () => {
  it.each([
    ['302127', true],
    ['1989', true],
    ['99', false],
    ['2pac', false],
  ])('%s: %s', (query, isOne) => {
    expect(isBareNumber(query)).toBe(isOne);
  });
});
