import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bar } from './bar.js';
import { cut, fit, widthOf } from './fit.js';
import { formatBytes, formatDuration, formatSpeed } from './format.js';
import { printable } from './printable.js';
import { table } from './table.js';
import { tree } from './tree.js';

describe('widths', () => {
  it('counts columns of the screen, not characters', () => {
    expect(widthOf('東京 🎧')).toBe(7);
    expect(fit('東京', 6)).toBe('東京  ');
    expect(fit('ab', 4, 'right')).toBe('  ab');
    expect(cut('👨‍👩‍👧‍👦 family', 5)).toBe('👨‍👩‍👧‍👦 f…');
  });

  it('fits any text into exactly the width asked for', () => {
    const text = fc.string({ unit: 'grapheme' }).map(printable);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (any, width) => {
        expect(widthOf(fit(any, width))).toBe(width);
      }),
    );
  });

  it('draws a bar of exactly the width asked for', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: false }), fc.integer({ min: 1, max: 60 }), (fraction, width) => {
        expect(widthOf(bar(fraction, width))).toBe(width);
      }),
    );
    expect(bar(0, 4)).toBe('░░░░');
    expect(bar(0.53, 4)).toBe('██▏░');
    expect(bar(1, 4)).toBe('████');
  });
});

describe('names from strangers', () => {
  it('cannot move the cursor, start a line or turn its direction', () => {
    expect(printable('a\u001b[2Jb\r\nc\u202egpj\u0000')).toBe('a [2Jb c gpj');
  });

  it('keep their emoji and their right-to-left letters', () => {
    expect(printable('👩‍🚀 שלום')).toBe('👩‍🚀 שלום');
  });
});

describe('numbers', () => {
  it('says sizes, speeds and times', () => {
    expect([0, 1023, 1024, 1_572_864, 5e13].map(formatBytes)).toEqual([
      '0 B',
      '1023 B',
      '1.0 KiB',
      '1.5 MiB',
      '45.5 TiB',
    ]);
    expect([0, 2048].map(formatSpeed)).toEqual(['', '2.0 KiB/s']);
    expect([0, 75, 3700].map(formatDuration)).toEqual(['0:00', '1:15', '1 h 01 min']);
  });
});

describe('table', () => {
  it('cuts only the last column, at the edge of the screen', () => {
    const columns = [
      { head: 'A', text: (row: string) => row },
      { head: 'B', text: () => 'a long text that does not fit' },
    ];
    expect(table(['x', 'yyy'], columns, 20)).toEqual(['A    B', 'x    a long text th…', 'yyy  a long text th…']);
    expect(table(['x'], columns, null)).toEqual(['A  B', 'x  a long text that does not fit']);
  });
});

describe('tree', () => {
  it('draws folders first, in natural order', () => {
    const paths = ['b/10 x.mp3', 'b/2 y.mp3', 'a.flac', 'b/CD 1/z.flac'];
    expect(tree(paths, new Map([['a.flac', '1.0 MiB']]))).toEqual([
      '├─ b/',
      '│  ├─ CD 1/',
      '│  │  └─ z.flac',
      '│  ├─ 2 y.mp3',
      '│  └─ 10 x.mp3',
      '└─ a.flac  1.0 MiB',
    ]);
  });
});
