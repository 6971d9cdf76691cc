import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { posix } from 'node:path';
import type { ExportConfig } from './export-config.js';
import { locationsOf } from './location.js';

const defaults: ExportConfig = {
  formats: ['m3u8'],
  folder: 'Playlists',
  paths: 'relative',
  basePath: '',
  separator: 'slash',
  lineEnding: 'lf',
  emptyPlaylists: 'skip',
};

function at(config: Partial<ExportConfig>, path: string, playlist = 'Playlists/Mix.m3u8', absolute = '/host/music') {
  const locations = locationsOf({ ...defaults, ...config }, playlist, new Map([[path, `${absolute}/${path}`]]));
  return [locations.path(path), locations.uri(path)];
}

describe('where a member is', () => {
  it.each([
    ['Playlists/Mix.m3u8', 'Playlists/Mix/1.mp3', 'Mix/1.mp3'],
    ['Playlists/Mix.m3u8', 'Björk/Post/01 - x.flac', '../Björk/Post/01 - x.flac'],
    ['Mix.m3u8', 'A/B/c.flac', 'A/B/c.flac'],
    ['A/B/B.m3u8', 'A/B/CD 1/c.flac', 'CD 1/c.flac'],
    ['a/b/c/d.m3u8', 'a/x/y.flac', '../../x/y.flac'],
  ])('from %s to %s it is %s', (playlist, path, relative) => {
    expect(at({}, path, playlist)[0]).toBe(relative);
    expect(at({ separator: 'backslash' }, path, playlist)[0]).toBe(relative.replaceAll('/', '\\'));
  });

  it('is never a comment', () => {
    expect(at({}, '#1 Hits/x.flac', 'Mix.m3u8')).toEqual(['./#1 Hits/x.flac', '%231%20Hits/x.flac']);
    expect(at({ paths: 'mapped' }, '#1 Hits/x.flac')[0]).toBe('./#1 Hits/x.flac');
  });

  it('is where the host sees it, for absolute paths', () => {
    expect(at({ paths: 'absolute' }, 'A/100%.flac')).toEqual([
      '/host/music/A/100%.flac',
      'file:///host/music/A/100%25.flac',
    ]);
  });

  it.each([
    ['/mnt/music', '/mnt/music/A/b c.flac', 'file:///mnt/music/A/b%20c.flac'],
    ['/mnt/my music/', '/mnt/my music/A/b c.flac', 'file:///mnt/my%20music/A/b%20c.flac'],
    ['/', '/A/b c.flac', 'file:///A/b%20c.flac'],
    ['', 'A/b c.flac', 'A/b%20c.flac'],
    ['music', 'music/A/b c.flac', 'music/A/b%20c.flac'],
    ['smb://nas/music/', 'smb://nas/music/A/b%20c.flac', 'smb://nas/music/A/b%20c.flac'],
  ])('is below the base path %s', (basePath, path, uri) => {
    expect(at({ paths: 'mapped', basePath }, 'A/b c.flac')).toEqual([path, uri]);
  });

  it.each([
    ['Z:\\Music', 'Z:\\Music\\A\\b c.flac', 'file:///Z:/Music/A/b%20c.flac'],
    ['\\\\nas\\music\\', '\\\\nas\\music\\A\\b c.flac', 'file://nas/music/A/b%20c.flac'],
  ])('is below %s as Windows writes it', (basePath, path, uri) => {
    expect(at({ paths: 'mapped', separator: 'backslash', basePath }, 'A/b c.flac')).toEqual([path, uri]);
  });

  it('leads back to the file, from wherever the playlist lies', () => {
    const name = fc.stringMatching(/^[^/\\\p{Cc}.][^/\\\p{Cc}]{0,8}$/u).filter((text) => !/\p{Cs}/u.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (playlist, member) => {
        fc.pre(playlist !== member && !member.startsWith(`${playlist}/`));
        const [line = '', uri = ''] = at({}, member, playlist);
        expect(posix.join(posix.dirname(playlist), line)).toBe(member);
        expect(new URL(uri, `file:///l/${playlist.split('/').map(encodeURIComponent).join('/')}`).pathname).toBe(
          new URL(`file:///l/${member.split('/').map(encodeURIComponent).join('/')}`).pathname,
        );
      }),
    );
  });
});
