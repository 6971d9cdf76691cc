import { describe, expect, it } from '@jest/globals';
import { templateFault } from './template-syntax.js';

describe('faults of a template', () => {
  it.each([
    ['{artist}/{titel}', 'did you mean {title}?', 9],
    ['{artist}/{track_number:2x}', 'number format', 9],
    ['{title', 'without its partner', 0],
    ['{artist}/{title}}', 'without its partner', 16],
    ['{artist}/[CD {disc_number}/{title}', 'never closed', 9],
    ['{artist}/[CD [{disc_number}]/]{title}', 'in brackets', 13],
    ['{artist}]/{title}', 'not open', 8],
    ['{artist}//{title}', 'without a name', 9],
    ['{artist}/../{title}', 'leave the library', 9],
    ['/{artist}', 'relative', 0],
    ['{artist}\\{title}', 'separated by /', 8],
  ])('%s', (template, words, position) => {
    const fault = templateFault(template);
    expect(fault?.message).toContain(words);
    expect(fault?.position).toBe(position);
  });

  it('is the whole when nothing is there, and none when all is well', () => {
    expect(templateFault('  ')).toEqual({ message: 'a template is expected' });
    expect(templateFault('{album_artist}/{album} [FLAC]/[CD {disc_number}/]{track_number:02d} - {title}')).toBeNull();
  });

  it('does not repeat what looks like no name', () => {
    expect(templateFault('{made up secret}')?.message).toContain('what stands in the braces');
  });
});
