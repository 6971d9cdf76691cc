import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { templateFault } from '../config/template-syntax.js';
import { RequestError, TEMPLATE_PLACEHOLDERS } from '../domain/index.js';
import { withSuffix } from './name-suffix.js';
import { PathTemplate, type TemplateValues } from './path-template.js';

const ALBUM = '{album_artist}/{album}/[CD {disc_number}/]{track_number:02d} - {title}';
const SINGLE = { isMultiDisc: false, extension: 'flac' };

function render(text: string, values: TemplateValues, options = SINGLE): string {
  return PathTemplate.parse(text).render(values, options);
}

const song = { album_artist: 'Björk', album: 'Homogenic', disc_number: 1, track_number: 3, title: 'Jóga' };

describe('a path template', () => {
  it('names its placeholders', () => {
    expect([...PathTemplate.parse(ALBUM).placeholders].sort()).toEqual([
      'album',
      'album_artist',
      'disc_number',
      'title',
      'track_number',
    ]);
  });

  it('shows the disc only of an album of several', () => {
    expect(render(ALBUM, song)).toBe('Björk/Homogenic/03 - Jóga.flac');
    expect(render(ALBUM, song, { isMultiDisc: true, extension: 'mp3' })).toBe('Björk/Homogenic/CD 1/03 - Jóga.mp3');
    expect(render(ALBUM, { ...song, disc_number: null }, { ...SINGLE, isMultiDisc: true })).toBe(
      'Björk/Homogenic/03 - Jóga.flac',
    );
  });

  it('shows another part in brackets when its placeholders have values', () => {
    const text = '{album}[ ({year})][ {genre}-{label}]/{title}[ [FLAC]]'.replace('[ [FLAC]]', ' [FLAC]');
    expect(render(text, { ...song, year: '1997', genre: 'Pop' })).toBe('Homogenic (1997)/Jóga [FLAC].flac');
    expect(render(text, { ...song, year: '', genre: 'Pop', label: 'L' })).toBe('Homogenic Pop-L/Jóga [FLAC].flac');
    expect(render('[{genre}]/{title}', song)).toBe('Jóga.flac');
  });

  it('takes the separator with a value that is not there', () => {
    expect(render('{track_number:02d} - {title}', { title: 'x' })).toBe('x.flac');
    expect(render('{artist} - {title}', { artist: 'x' })).toBe('x.flac');
    expect(render('{artist} - {album} - {title}', { artist: 'a', title: 't' })).toBe('a - t.flac');
    expect(render('{album}/{title}', {})).toBe('_/_.flac');
    expect(render('{artist} - {title}', { title: ' - x' })).toBe('- x.flac');
  });

  it('pads numbers', () => {
    expect(render('{track_number:03d}{disc_number:1d}', { track_number: '7', disc_number: 12 })).toBe('00712.flac');
    expect(render('{title:02d}', { title: 'x' })).toBe('x.flac');
  });

  it('never lets a value make a folder or leave the library', () => {
    const values = { artist: '../..', album: '/etc', title: '..\\..\\x' };
    expect(render('{artist}/{album}/{title}', values)).toBe('_-/-etc/_-..-x.flac');
    expect(render('{artist}/{title}', { artist: '..', title: '.' })).toBe('_/_.flac');
    expect(render('{artist}/{title}', { artist: '.deemusic', title: 'x' })).toBe('_deemusic/x.flac');
    expect(render('.deemusic/{title}', { title: 'x' })).toBe('_deemusic/x.flac');
  });

  it('cuts long values, not numbers, short values or the extension', () => {
    const name = render('{playlist_position:03d} - {artist} - {title} - {id}', {
      playlist_position: 5,
      artist: 'Short Artist',
      title: '長'.repeat(300),
      id: 123456,
    });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(name)).toBeGreaterThan(250);
    expect(name).toMatch(/^005 - Short Artist - 長+ - 123456\.flac$/);
  });

  it.each([
    ['{artits}/{title}', 'unknown placeholder {artits}'],
    ['../{title}', '".."'],
    ['{artist}/../{title}', '".."'],
    ['./{title}', '"."'],
    ['/music/{title}', 'relative'],
    ['C:/music/{title}', 'relative'],
    ['{artist}//{title}', 'without a name'],
    ['{artist}/', 'without a name'],
    ['{artist}\\{title}', 'separated by /'],
    ['', 'empty'],
    ['{title', 'brace'],
    ['title}', 'brace'],
    ['[{title}', 'never closed'],
    ['{title}]', 'not open'],
    ['[a[{title}]]', 'in brackets'],
    ['{track_number:x}', 'format'],
    ['{track_number:02d:02d}', 'format'],
  ])('%j is refused', (text, reason) => {
    expect(() => PathTemplate.parse(text)).toThrow(RequestError);
    expect(() => PathTemplate.parse(text)).toThrow(reason);
  });

  const piece = fc.constantFrom(
    '/',
    '[',
    ']',
    ' - ',
    '.',
    '..',
    'x',
    '{',
    '}',
    '\\',
    '{title:02d}',
    '{bad}',
    ...TEMPLATE_PLACEHOLDERS.map((name) => `{${name}}`),
  );
  const templates = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));

  it('takes exactly what the settings take', () => {
    fc.assert(
      fc.property(templates, (text) => {
        let isTaken = true;
        try {
          PathTemplate.parse(text);
        } catch {
          isTaken = false;
        }
        expect(isTaken).toBe(templateFault(text) === null);
      }),
      { numRuns: 1000 },
    );
  });

  it('yields safe relative paths, whatever the values are', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('..', '/', '.', '', 'CON', null, undefined, '.deemusic', '../../x'),
      fc.string({ unit: 'grapheme', minLength: 90, maxLength: 300 }),
      fc.integer(),
    );
    const values = fc.record(Object.fromEntries(TEMPLATE_PLACEHOLDERS.map((name) => [name, value])));
    const wanted = fc.constantFrom(
      ALBUM,
      '{artist}/[{genre}/]{title}',
      '{title}',
      'Playlists/{playlist}/{playlist_position:03d} - {artist} - {title}',
    );
    fc.assert(
      fc.property(wanted, values, fc.boolean(), (text, given, isMultiDisc) => {
        const path = render(text, given, { isMultiDisc, extension: 'flac' });
        const byId = withSuffix(path, ' [123]');
        for (const part of [...path.split('/'), ...byId.split('/')]) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
          expect(part).not.toMatch(/^\.|^$|[\\:*?"<>|\p{Cc}]/u);
        }
        expect(path.endsWith('.flac')).toBe(true);
        expect(byId.endsWith(' [123].flac')).toBe(true);
        expect(byId.split('/').length).toBe(path.split('/').length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a suffix', () => {
  it('goes before the extension, whole, and cuts the name where needed', () => {
    expect(withSuffix('A/01 - Song.flac', ' [7]')).toBe('A/01 - Song [7].flac');
    expect(withSuffix('A.b/Song', ' [7]')).toBe('A.b/Song [7]');
    const long = withSuffix(`A/${'x'.repeat(250)}.flac`, ' [123]');
    expect(Buffer.byteLength(long.slice(2))).toBe(255);
    expect(long.endsWith('x [123].flac')).toBe(true);
    expect(withSuffix('A/Song.flac', ' [a/../b]')).toBe('A/Song [a-..-b].flac');
  });

  it('can be put twice', () => {
    expect(withSuffix(withSuffix('Song.mp3', ' (Preview)'), ' [7]')).toBe('Song (Preview) [7].mp3');
  });
});
