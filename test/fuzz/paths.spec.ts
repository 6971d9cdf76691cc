import { expect } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { templateFault } from '../../src/config/template-syntax.js';
import { childItemId, itemId, TEMPLATE_PLACEHOLDERS } from '../../src/domain/index.js';
import { confine, isHostFolder, pathParts } from '../../src/library/library-paths.js';
import { withSuffix } from '../../src/library/name-suffix.js';
import { PathTemplate } from '../../src/library/path-template.js';
import { cleanText, safeName } from '../../src/library/safe-name.js';
import { stagedItemOf, stagingName } from '../../src/library/staging-name.js';
import { tempDir } from '../support/temp-dir.js';
import { fuzz } from './support/fuzz.js';
import { answersOrRefuses } from './support/refusal.js';

const root = tempDir('fuzz-paths');
const library = join(root, 'library');
mkdirSync(join(library, 'a', 'b'), { recursive: true });
mkdirSync(join(root, 'outside'));
symlinkSync('../outside', join(library, 'out'));
symlinkSync('a', join(library, 'in'));
symlinkSync('loop', join(library, 'loop'));

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '.',
          '..',
          ' ',
          '/',
          '\\',
          ':',
          '*',
          '?',
          '\0',
          '\u202e',
          '\u0301',
          'CON',
          'aux',
          'ſ',
          'K',
          '.deemusic',
          '~',
        ],
        ...['ﷺ', 'İ', '￿', '\ud800', '👩‍👩‍👧', 'x', '-', '_', '%2e', '\u200b', '．', '／', '…', '\u00a0', '$(id)', 'nul.'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('x', '\u0301', '長', '👩‍👩‍👧', '. ', '/..'), fc.nat(600))
    .map(([unit, count]) => unit.repeat(count)),
);

/** What every file system takes for the name of one file, and nothing else. */
function expectName(name: string): void {
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).not.toBe('');
  expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}]|^\.|^ |[. ]$/u);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
  expect(isHostFolder(name)).toBe(false);
}

fuzz(
  'any text makes a safe name, and the name is its own',
  fc.tuple(texts, fc.oneof(fc.constant(255), fc.integer({ min: 8, max: 255 }))),
  ([text, maxBytes]) => {
    const name = safeName(text, maxBytes);
    expectName(name);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(maxBytes);
    expect(safeName(name, maxBytes)).toBe(name);
    expect(name.normalize('NFC')).toBe(name);
    expect(cleanText(text)).not.toMatch(/[/\\\0]/);
  },
  { runs: 800 },
);

const pieces = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      ...TEMPLATE_PLACEHOLDERS.flatMap((name) => [`{${name}}`, `{${name}:02d}`, `[{${name}}/]`]),
    ),
    weight: 3,
  },
  fc.constantFrom('/', '[', ']', '{', '}', ' - ', '.', '..', ':', '{x}', '{title:99d}', '{title:99999d}', 'C:', '\\'),
  texts,
);
const templates = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(''));
const values = fc.dictionary(
  fc.constantFrom(...TEMPLATE_PLACEHOLDERS),
  fc.oneof(texts, fc.integer(), fc.constantFrom(null, '', Number.NaN, Infinity, -0, 1e21)),
);

fuzz(
  'a template is taken or refused by settings and library alike, and its paths stay in the library',
  fc.record({ template: templates, values, isMultiDisc: fc.boolean(), suffix: texts }),
  async ({ template, values: given, isMultiDisc, suffix }) => {
    const fault = templateFault(template);
    const parsed = await answersOrRefuses(() => PathTemplate.parse(template), { codes: ['bad_request'] });
    expect(parsed === null).toBe(fault !== null);
    if (fault?.position !== undefined) expect(fault.position).toBeLessThanOrEqual(template.length);
    if (!parsed) return;
    const path = parsed.render(given, { isMultiDisc, extension: 'flac' });
    const twin = withSuffix(path, suffix);
    for (const one of [path, twin]) {
      for (const part of pathParts(one)) expectName(part);
      expect(one.endsWith('.flac')).toBe(true);
      expect(one.split('/').length).toBeLessThanOrEqual(template.split('/').length);
      expect((await confine(library, one)).startsWith(library + sep)).toBe(true);
    }
  },
  { runs: 500 },
);

const asked = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'a',
        'b',
        'out',
        'in',
        'loop',
        '.',
        '..',
        '',
        '.deemusic',
        '.DEEMUſIC',
        'x.flac',
        'ö',
        '\\',
        '\0',
      ),
      {
        maxLength: 7,
      },
    )
    .map((parts) => parts.join('/')),
  texts,
);

fuzz(
  'a path leads into the library or is refused',
  asked,
  async (path) => {
    const found = await answersOrRefuses(() => confine(library, path), { codes: ['filesystem'] });
    if (found === null) return;
    expect(found.startsWith(library + sep)).toBe(true);
    expect(found.split(sep)).not.toContain('..');
  },
  { runs: 600 },
);

const refs = fc.record({
  source: fc.constantFrom('deezer', 'tapes', 'a-b'),
  type: fc.constantFrom('track' as const, 'album' as const, 'playlist' as const),
  id: fc.oneof(fc.integer().map(String), texts),
});

fuzz(
  'a staged file is named after its item, and leads back to it alone',
  fc.tuple(refs, refs, fc.integer({ min: 1, max: 3 })),
  ([parent, child, occurrence]) => {
    const id = childItemId(itemId(parent), child, occurrence);
    const name = stagingName(id);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^[a-z0-9_%-][a-z0-9_.%-]*\.part$/);
    // Lone surrogates are no text: they cannot be told from each other in any file name.
    const owner = stagedItemOf(name);
    if (owner !== null) expect(owner).toBe(Buffer.from(id).toString());
  },
  { runs: 800 },
);
