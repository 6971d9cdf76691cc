import { describe, expect, it } from '@jest/globals';
import type { CheckedLink } from './check-links.js';
import { linkLines } from './link-lines.js';

const album = { source: 'deezer', type: 'album', id: '7' } as const;
const pasted = (link: string, line: number) => ({ link, line });
const answers = (...all: CheckedLink[]): Map<string, CheckedLink> => new Map(all.map((one) => [one.link, one]));
const means = (link: string): CheckedLink => ({ link, ref: album, error: null });

describe('linkLines', () => {
  it('keeps a place for what is still looked at', () => {
    expect(linkLines([pasted('album/7', 1)], undefined)).toEqual({
      lines: [{ link: 'album/7', line: 1, kind: 'checking' }],
      refs: [],
      repeated: 0,
    });
  });

  it('says at its line why something was not understood', () => {
    const refused: CheckedLink = { link: 'artist/1', ref: null, error: { code: 'bad_link', message: 'An artist.' } };
    expect(linkLines([pasted('artist/1', 4)], answers(refused)).lines).toEqual([
      { link: 'artist/1', line: 4, kind: 'fault', message: 'An artist.' },
    ]);
  });

  it('shows and adds a thing once, however often and by whatever links it is named', () => {
    const links = [pasted('album/7', 1), pasted('https://link.deezer.com/s/x', 2), pasted('album_7', 3)];
    const all = answers(...links.map(({ link }) => means(link)));
    expect(linkLines(links, all)).toEqual({
      lines: [{ link: 'album/7', line: 1, kind: 'understood', ref: album }],
      refs: [album],
      repeated: 2,
    });
  });
});
