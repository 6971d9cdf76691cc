import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { request, Pool } from 'undici';
import { errorSchema } from '../../src/operations/http-surface/error-body.js';
import { residentMibOf } from '../support/process-figures.js';
import { setStage } from '../support/stage.js';
import { fromSchema, type Schema } from './support/from-schema.js';
import { fuzz } from './support/fuzz.js';
import { mutated, mutations, oddValues } from './support/mutations.js';
import { expectHarmless } from './support/refusal.js';

const stage = await setStage();
const { ids } = stage.sandbox.catalogue;
const pool = new Pool(stage.host.url, { connections: 8, headersTimeout: 10_000 });
afterAll(() => pool.destroy());

interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

const document = (await (await request(`${stage.host.url}/api/docs-json`)).body.json()) as Document;

/** Things there are, so that not everything ends at "there is no such item". */
const items = [ids.track.single, ids.track.mp3Only, ids.track.unavailable].map((id) => ({ type: 'track', id }));
await stage.host.api('POST', '/downloads', { items: [...items, { type: 'album', id: ids.album.twoDisc }] });

const texts = fc.oneof(
  fc.constantFrom(
    ...[
      'track',
      'album',
      'playlist',
      ids.track.single,
      `track_${ids.track.single}`,
      `album_${ids.album.twoDisc}`,
      'tagging',
    ],
    ...[
      'https://www.deezer.com/track/1',
      'FLAC',
      'top',
      'all',
      'admin',
      'a',
      '',
      ' ',
      '.',
      '..',
      '%',
      '%00',
      '*',
      '"',
      "'--",
      ':',
    ],
    ...[
      '__proto__',
      'constructor',
      'AND',
      'NEAR(',
      'a*b"',
      '\u202e',
      '\ud800',
      '0',
      '-1',
      '1e99',
      'download.quality',
      'x'.repeat(3000),
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const resolve = (ref: string): Schema => document.components?.schemas?.[ref.split('/').at(-1) ?? ''] ?? {};

interface Asked {
  method: string;
  path: string;
  body: string | null;
  type: string;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function requestsTo(path: string, method: string, operation: Operation): fc.Arbitrary<Asked> {
  const place = (name: string) => operation.parameters?.find((one) => one.name === name)?.schema ?? { type: 'string' };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const inQuery = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  const valueOf = (name: string) =>
    fc.oneof({ arbitrary: fromSchema(place(name), texts, resolve), weight: 3 }, texts, oddValues).map(asText);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const sound = schema ? fromSchema(schema, texts, resolve) : oddValues;
  const changed = fc.tuple(sound, fc.array(mutations, { maxLength: 2 })).map(([value, list]) => mutated(value, list));
  const body = fc.oneof(
    { arbitrary: changed.map((value) => JSON.stringify(value) ?? ''), weight: 8 },
    fc.constantFrom('', '{', '[]', 'null', '"', '{"__proto__":{"a":1}}', '['.repeat(30_000)),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  return fc
    .record({
      path: fc.tuple(...inPath.map(valueOf)),
      query: fc.tuple(...inQuery.map((name) => fc.option(valueOf(name)))),
      more: fc.constantFrom('', '', '', '&limit=9&limit=8', '&x[]=1', '&q[a]=1', '&%', '&__proto__=1'),
      body,
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'application/json',
        'text/plain',
        'application/json; charset=utf-7',
        '',
      ),
    })
    .map((given) => {
      const parts = inPath.map((name, index): [string, string] => [`{${name}}`, given.path[index] ?? '']);
      const filled = parts.reduce((text, [name, value]) => text.replace(name, escaped(value)), path);
      const query = inQuery.flatMap((name, index) => {
        const value = given.query[index];
        return typeof value === 'string' ? `${name}=${escaped(value)}` : [];
      });
      const hasBody = method !== 'GET';
      return {
        method,
        path: `${filled}?${query.join('&')}${given.more}`,
        body: hasBody ? given.body : null,
        type: given.type,
      };
    });
}

/** Lone surrogates cannot be sent. */
function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
    path,
    method.toUpperCase(),
    operation,
  ]),
);
// A backup copies the whole database; a plugin that restarts is the chaos tests' matter.
const HEAVY = /POST .*\/(?:backups|restart|reset)$/;
const light = operations.filter(([path, method]) => !HEAVY.test(`${method} ${path}`));

async function ask({ method, path, body, type }: Asked): Promise<{ status: number; type: string; text: string }> {
  const answer = await pool.request({
    method: method,
    path,
    headers: type === '' ? {} : { 'content-type': type },
    body,
  });
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    text: await answer.body.text(),
  };
}

/** What stands behind the host may be away; the host itself is never lost for words. */
const OF_OTHERS = [502, 503, 504];

it('the document has the routes of the host', () => {
  expect(light.length).toBeGreaterThan(40);
});

fuzz(
  'every route answers or refuses in the one form, whatever is asked',
  fc.array(fc.oneof(...light.map((operation) => requestsTo(...operation))), { minLength: 1, maxLength: 6 }),
  async (asked) => {
    const answers = await Promise.all(asked.map(ask));
    answers.forEach((answer, index) => {
      const { status, text } = answer;
      const what = `${String(asked[index]?.method)} ${String(asked[index]?.path.slice(0, 200))} ${String(status)} ${text.slice(0, 300)}`;
      if (status < 400) return;
      if (status >= 500 && !OF_OTHERS.includes(status)) throw new Error(`lost for words: ${what}`);
      const refusal = errorSchema.safeParse(JSON.parse(text));
      if (!refusal.success) throw new Error(`not the form of a refusal: ${what}`);
      expect(refusal.data.statusCode).toBe(status);
      expect(answer.type).toContain('application/json');
      expectHarmless(refusal.data.message, [stage.sandbox.arl, stage.sandbox.streamSecret, dirname(stage.dataDir)]);
    });
  },
  {
    runs: 60,
    cpuMs: Infinity,
    // What was asked for came back whole, however long it was.
    examples: [[{ method: 'GET', path: `/api/v1/plugins/${'x'.repeat(3000)}`, body: null, type: '' }]],
  },
);

it('and then the host is as it was: it works, holds no more memory, and wrote nowhere else', async () => {
  expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  expect((await stage.host.api('GET', '/downloads?limit=500')).status).toBe(200);
  expect(readdirSync(dirname(stage.dataDir)).sort()).toEqual(['data', 'music']);
  expect(readdirSync(join(stage.library)).filter((name) => /[\0\\:]/.test(name))).toEqual([]);
  expect(residentMibOf(stage.host.pid)).toBeLessThan(400);
  // Whatever the host did not mean to throw, it logs as an error.
  expect(stage.host.output()).not.toMatch(/"level":(?:50|60)|unhandled/i);
});
