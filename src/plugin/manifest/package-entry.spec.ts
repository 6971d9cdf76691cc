import { describe, expect, it } from '@jest/globals';
import { entryOf } from './package-entry.js';

describe('the entry of a package', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a text', { exports: './dist/index.js' }, 'dist/index.js'],
    ['a subpath', { exports: { '.': './a.js', './b': './b.js' } }, 'a.js'],
    ['conditions', { exports: { require: './a.cjs', import: './a.js' } }, 'a.js'],
    ['nested conditions', { exports: { '.': { node: { import: './a.js' }, default: './b.js' } } }, 'a.js'],
    ['sources are never taken', { exports: { '.': { 'deemusic:source': './src/a.ts', default: './a.js' } } }, 'a.js'],
    ['the order of the file counts', { exports: { default: './b.js', import: './a.js' } }, 'b.js'],
    ['a list', { exports: { '.': [{ browser: './x.js' }, './a.js'] } }, 'a.js'],
    ['main', { main: 'lib/a.js' }, 'lib/a.js'],
    ['neither', {}, 'index.js'],
  ])('%s', (_what, content, entry) => {
    expect(entryOf(content)).toBe(entry);
  });

  it.each([[{ exports: null }], [{ exports: { './b': './b.js' } }], [{ exports: { browser: './x.js' } }]])(
    'is refused where there is none: %j',
    (content) => {
      expect(() => entryOf(content)).toThrow(/no module for "\."/);
    },
  );
});
