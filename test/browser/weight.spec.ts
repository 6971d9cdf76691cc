import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPage, firstLoad } from './support/built-page.js';

const MAX_BYTES = 350 * 1024;

/**
 * Code from text, as the Content-Security-Policy of the page forbids it. What old libraries ask for the global object with, where
 * there is neither `self` nor `window`, is not meant.
 */
const CODE_FROM_TEXT = /\bnew Function\s*\(|(?<![\w$.])Function\s*\(\s*["'`](?!return this)|(?<![\w$.])eval\s*\(/;

describe('the built dashboard', () => {
  const files = readdirSync(builtPage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(relative(builtPage, entry.parentPath), entry.name));
  const ofKind = (kind: RegExp): string[] => files.filter((file) => kind.test(file));
  const index = readFileSync(join(builtPage, 'index.html'), 'utf8');

  it('has a first load of at most 350 KiB, packed', () => {
    const load = firstLoad(index);
    const weights = load.map((file) => {
      const bytes = readFileSync(join(builtPage, file));
      // Fonts are packed in themselves.
      return { file, bytes: file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length };
    });
    const kinds = new Set(load.map((file) => file.slice(file.lastIndexOf('.'))));
    expect([...kinds].sort()).toEqual(['.css', '.js', '.woff2']);
    const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    process.stderr.write(`first load: ${(total / 1024).toFixed(0)} KiB packed, ${String(load.length)} files\n`);
    expect({ isLight: total <= MAX_BYTES, weights }).toEqual({ isLight: true, weights });
  });

  it('makes no code from text anywhere', () => {
    const guilty = ofKind(/\.js$/).filter((file) => CODE_FROM_TEXT.test(readFileSync(join(builtPage, file), 'utf8')));
    expect(guilty).toEqual([]);
  });

  it('brings its fonts and icons along, and names no other place', () => {
    const sheets = ofKind(/\.css$/).map((file) => readFileSync(join(builtPage, file), 'utf8'));
    const named = sheets.flatMap((text) => [...text.matchAll(/url\(\s*['"]?([^'")]+)/g)].map(([, url]) => url!));
    const foreign = named.filter((url) => !url.startsWith('data:') && !/^\.{1,2}\//.test(url) && /^\w+:|^\//.test(url));
    expect(foreign).toEqual([]);
    expect(sheets.some((text) => /@import\s/.test(text))).toBe(false);
    expect(named.filter((url) => url.includes('.woff2')).length).toBeGreaterThan(0);
    expect(index).not.toMatch(/(?:src|href)="(?:\w+:)?\/\//);
  });

  it('has neither script nor style written into its page', () => {
    const scripts = [...index.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, text] of scripts) {
      expect(attributes).toContain('src=');
      expect(text!.trim()).toBe('');
    }
    expect(index).not.toMatch(/<style\b|\sstyle=|\son\w+=/);
  });
});
