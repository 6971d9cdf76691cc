import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePlugin } from '../../../test/support/plugin-folder.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { compileConfigSchema } from './config-schema.js';
import { readPlugin } from './manifest-reader.js';
import { TookTooLong, withinTime } from './within-time.js';

const folder = tempDir('hostile');
const DRAFT_07 = 'http://json-schema.org/draft-07/schema';
let next = 0;

const read = (path: string) => readPlugin({ path, origin: 'path', name: 'given' }, { ignoreApiRange: false });

async function readSchema(configSchema: Record<string, unknown>) {
  const path = writePlugin(join(folder, String(next++)), { configSchema });
  const begun = performance.now();
  const { problem } = await read(path);
  return { reason: problem?.reason ?? null, tookMs: performance.now() - begun };
}

/** Each definition names the next one twice: walked through, they are 2 to the power of their number. */
function doubling(count: number, twice: (next: object) => object): Record<string, unknown> {
  const definitions: Record<string, object> = { [`d${String(count)}`]: { type: 'object' } };
  for (let n = 0; n < count; n++) definitions[`d${String(n)}`] = twice({ $ref: `#/definitions/d${String(n + 1)}` });
  return { type: 'object', definitions, properties: { a: { $ref: '#/definitions/d0' } } };
}

describe('a config schema that means harm', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['defaults without end', { properties: { a: { $ref: '#', default: {} } } }, /cannot be used/],
    ['an answer that comes later', { $async: true, required: ['a'] }, /\$async/],
    ['an address', { properties: { a: { $ref: 'http://127.0.0.1:1/x.json' } } }, /can't resolve reference http/],
    ['another draft', { $schema: 'https://json-schema.org/draft/2020-12/schema' }, /\$schema must be/],
    [
      'a default over which its pattern takes for ever',
      { properties: { a: { type: 'string', pattern: '^(a+)+$', default: `${'a'.repeat(40)}!` } } },
      /takes too long/,
    ],
    ['branches without number', doubling(40, (one) => ({ allOf: [one, one] })), /takes too long/],
    ['properties without number', doubling(40, (one) => ({ properties: { a: one, b: one } })), /takes too long/],
    ['what is no schema', { properties: 7 }, /is not JSON Schema draft-07/],
    ['a broken pattern', { properties: { a: { pattern: '(' } } }, /Invalid regular expression|draft-07/],
  ])('%s', async (_what, schema, words) => {
    const { reason, tookMs } = await readSchema({ type: 'object', ...schema });
    expect(reason).toMatch(words);
    expect(reason).not.toContain(folder);
    expect(tookMs).toBeLessThan(4000);
  });

  it('may name itself', async () => {
    const tree = { type: 'object', properties: { child: { $ref: '#' }, name: { type: 'string', default: 'leaf' } } };
    expect((await readSchema(tree)).reason).toBeNull();
    const config = { child: { child: {} } };
    expect(compileConfigSchema(tree).check(config)).toEqual([]);
    expect(config).toMatchObject({ child: { child: { name: 'leaf' } } });
  });

  it('does not take the place of another by its $id', async () => {
    expect((await readSchema({ $id: DRAFT_07, type: 'object' })).reason).toBeNull();
    expect((await readSchema({ $id: 'urn:plugin:one', type: 'object' })).reason).toBeNull();
    expect((await readSchema({ $id: 'urn:plugin:one', $schema: `${DRAFT_07}#`, type: 'object' })).reason).toBeNull();
  });

  it('gives up a check over which a pattern takes for ever, and says so', () => {
    const { check } = compileConfigSchema({
      type: 'object',
      properties: { a: { type: 'string', pattern: '^(a+)+$' } },
    });
    expect(check({ a: 'aa' })).toEqual([]);
    expect(check({ a: `${'a'.repeat(40)}!` })).toEqual([
      { path: '', message: expect.stringContaining('cannot be checked') },
    ]);
    expect(check({ a: 'b' })).toEqual([{ path: '/a', message: 'must match ^(a+)+$' }]);
  });
});

describe('a package.json that means harm', () => {
  it.each<[string, string, RegExp]>([
    ['nested without end', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nested too deeply/],
    ['no object', '[1]', /must hold a JSON object/],
    ['cut off', '{"name":', /is not JSON/],
    ['larger than it may be', JSON.stringify({ name: 'x'.repeat(2_000_000) }), /larger than 1 MiB/],
  ])('%s', async (_what, text, words) => {
    const path = join(folder, String(next++));
    mkdirSync(path);
    writeFileSync(join(path, 'package.json'), text);
    expect((await read(path)).problem?.reason).toMatch(words);
  });

  it('with a list of a hundred thousand events holds nobody up', async () => {
    const events = Array.from({ length: 150_000 }, (_none, index) => index);
    const path = writePlugin(join(folder, String(next++)), { manifest: { events } });
    const begun = performance.now();
    expect((await read(path)).problem?.reason).toMatch(/takes too long|events/);
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  it('never makes the reader throw, and never shows where it lies', async () => {
    const path = writePlugin(join(folder, 'any'));
    const sound = { version: '1.0.0', engines: { 'deemusic-plugin-api': '^1.0.0' } };
    const block = fc.record(
      {
        id: fc.oneof(fc.string(), fc.constantFrom('lyrics', '..', 'runs', '__proto__', 'LOUD')),
        displayName: fc.jsonValue(),
        description: fc.jsonValue(),
        hooks: fc.oneof(
          fc.jsonValue(),
          fc.array(fc.record({ name: fc.constantFrom('afterTrack', 'x'), after: fc.jsonValue() })),
        ),
        events: fc.jsonValue(),
        permissions: fc.jsonValue(),
        configSchema: fc.oneof(fc.jsonValue(), fc.constantFrom('../x.json', './package.json', '/etc/x.json')),
      },
      { requiredKeys: [] },
    );
    const anything = fc.record(
      {
        version: fc.jsonValue(),
        engines: fc.jsonValue(),
        exports: fc.jsonValue(),
        main: fc.jsonValue(),
        deemusic: fc.oneof(block, fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.boolean(), async (content, isSound) => {
        writeFileSync(join(path, 'package.json'), JSON.stringify({ ...content, ...(isSound ? sound : {}) }));
        const { problem, plugin } = await read(path);
        expect(problem !== null || plugin !== null).toBe(true);
        expect(problem?.reason ?? '').not.toContain(folder);
        expect(problem?.reason ?? '').not.toMatch(/\n|undefined|\[object/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('withinTime', () => {
  it('gives the result, and throws what the work throws', () => {
    expect(withinTime(100, () => 7)).toBe(7);
    expect(() =>
      withinTime(100, () => {
        throw new RangeError('no');
      }),
    ).toThrow(RangeError);
  });

  it('ends an endless loop, and works on afterwards', () => {
    expect(() =>
      withinTime(50, () => {
        for (;;);
      }),
    ).toThrow(TookTooLong);
    expect(withinTime(100, () => withinTime(50, () => 8))).toBe(8);
  });
});
