import { expect } from '@jest/globals';
import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quality } from '../../src/domain/index.js';
import { pictureOf } from '../../src/download/images/picture.js';
import { parseContentRange } from '../../src/download/transfer/content-range.js';
import { readAnswer } from '../../src/download/transfer/media-answer.js';
import type { HttpFetchResponse } from '../../src/http/index.js';
import { createVerifier } from '../../src/library/audio/create-verifier.js';
import { sameAudio } from '../../src/library/audio/same-audio.js';
import { verifyFile } from '../../src/library/audio/verify-file.js';
import { makeFlac, makeMp3 } from '../support/audio-fixtures.js';
import { tempDir } from '../support/temp-dir.js';
import { fuzz } from './support/fuzz.js';
import { byteMutations, mutatedBytes } from './support/mutations.js';
import { answersOrRefuses } from './support/refusal.js';

const folder = tempDir('fuzz-media');

/** Sound files; each case damages one. */
const FILES: [Quality, Buffer][] = [
  ['FLAC', makeFlac({ frames: 12 })],
  ['FLAC', makeFlac({ frames: 5, padding: 300, lastBlockSize: 7, totalSamples: 0 })],
  ['MP3_128', makeMp3({ frames: 8 })],
  ['MP3_320', makeMp3({ frames: 6, tagBytes: 700, infoFrames: 6 })],
];
const damaged = fc
  .tuple(fc.constantFrom(...FILES), fc.array(byteMutations, { maxLength: 5 }))
  .map(([[format, bytes], changes]) => ({ format, bytes: mutatedBytes(bytes, changes) }));
const cuts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 });

/** The verdict on bytes that come in pieces. */
async function verdict(
  format: Quality,
  bytes: Buffer,
  sizes: readonly number[],
  isDecrypted: boolean,
): Promise<unknown> {
  return answersOrRefuses(
    () => {
      const verifier = createVerifier(format, { isDecrypted });
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const end = at + (sizes[turn % sizes.length] ?? 1);
        // The buffer is used again: what a verifier keeps of it, it has to copy.
        const chunk = Buffer.from(bytes.subarray(at, end));
        verifier.push(chunk);
        chunk.fill(0xaa);
        at = end;
      }
      return verifier.end();
    },
    { codes: ['corrupt', 'decryption'] },
  );
}

fuzz(
  'damaged audio is judged, and the same wherever it is cut',
  fc.record({ file: damaged, sizes: cuts, isDecrypted: fc.boolean() }),
  async ({ file: { format, bytes }, sizes, isDecrypted }) => {
    const inPieces = await verdict(format, bytes, sizes, isDecrypted);
    const atOnce = await verdict(format, bytes, [bytes.length + 1], isDecrypted);
    expect(inPieces).toEqual(atOnce);
    if (atOnce === null) return;
    const facts = atOnce as { frames: number; durationSeconds: number; audioBytes: number; paddingBytes: number };
    expect(facts.frames).toBeGreaterThan(0);
    expect(Number.isFinite(facts.durationSeconds)).toBe(true);
    expect(facts.audioBytes + facts.paddingBytes).toBeLessThanOrEqual(bytes.length);
  },
  { runs: 500 },
);

fuzz(
  'a damaged edit of a sound file is compared with it, not trusted',
  damaged,
  async ({ format, bytes }) => {
    const original = FILES.find(([its]) => its === format)?.[1] ?? bytes;
    const [sound, edited] = [join(folder, 'sound'), join(folder, 'edited')];
    await writeFile(sound, original);
    await writeFile(edited, bytes);
    const isSame = await answersOrRefuses(() => sameAudio(sound, edited));
    // What counts as the same audio is as sound as the original.
    if (isSame) expect(await answersOrRefuses(() => verifyFile(edited, format))).not.toBeNull();
    if (bytes.equals(original)) expect(isSame).toBe(true);
  },
  { runs: 120 },
);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x20]),
  Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0', 'latin1'),
  Buffer.from([
    0xff, 0xc0, 0x00, 0x11, 0x08, 0x01, 0x00, 0x01, 0x00, 0x03, 0x01, 0x11, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11, 0x01,
  ]),
  Buffer.from([0xff, 0xd9]),
]);

fuzz(
  'a damaged picture has a size or is none',
  fc.tuple(fc.constantFrom(PNG, JPEG), fc.array(byteMutations, { maxLength: 5 })),
  ([bytes, changes]) => {
    const picture = pictureOf(mutatedBytes(bytes, changes));
    if (picture === null) return;
    expect(picture.mime).toMatch(/^image\/(jpeg|png)$/);
    expect(Number.isSafeInteger(picture.width) && Number.isSafeInteger(picture.height)).toBe(true);
  },
  { runs: 600 },
);

const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '6144',
    '-1',
    '*',
    '',
    '1e3',
    '0x10',
    '٣',
    '9'.repeat(15),
    '9'.repeat(30),
    ' 7 ',
    '7, 7',
    '1.5',
  ),
  fc.nat(20_000).map(String),
);
const ranges = fc.oneof(
  fc
    .tuple(fc.constantFrom('bytes', 'Bytes', 'items', ''), numbers, numbers, numbers)
    .map(([unit, a, b, c]) => `${unit} ${a}-${b}/${c}`),
  numbers.map((total) => `bytes */${total}`),
  fc.string({ maxLength: 40 }),
);
const headers = fc.record(
  {
    'content-range': ranges,
    'content-length': numbers,
    'content-type': fc.constantFrom('audio/flac', 'text/html', 'application/json; x', '', 'TEXT/HTML'),
    etag: fc.oneof(fc.constantFrom('"a"', 'W/"a"', '"', '"a"b"'), fc.string({ maxLength: 30 })),
    'retry-after': numbers,
  },
  { requiredKeys: [] },
);
const questions = fc.record({
  url: fc.constant('http://cdn.example/media/f?signature=made-up-signature'),
  rangeStart: fc.option(fc.constantFrom(0, 6144, 12_288)),
  knownTotal: fc.option(fc.constantFrom(1, 12_288, 20_000)),
  validator: fc.option(fc.constantFrom('"a"', '"b"')),
  staged: fc.constantFrom(0, 6144, 12_288),
});

fuzz(
  'whatever head a media server sends, bytes go where they belong or nowhere',
  fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 206, 206, 416, 204, 302, 403, 404, 429, 500, 503),
      fc.integer({ min: 200, max: 599 }),
    ),
    headers,
    question: questions,
  }),
  async ({ status, headers: given, question }) => {
    const response = { status, headers: given } as unknown as HttpFetchResponse;
    const answer = await answersOrRefuses(() => readAnswer(response, question), { secrets: ['made-up-signature'] });
    if (answer?.kind !== 'body') return;
    expect(answer.start === 0 || answer.start === question.rangeStart).toBe(true);
    if (status === 206) expect(answer.start).toBe(question.rangeStart ?? 0);
    expect(answer.totalBytes === null || answer.totalBytes > 0).toBe(true);
  },
  { runs: 2000 },
);

fuzz(
  'a Content-Range is one that makes sense, or none',
  ranges,
  (text) => {
    const range = parseContentRange(text);
    if (range === null) return;
    const { start, total } = range;
    for (const number of [start, total]) expect(number === null || number >= 0).toBe(true);
    if (start !== null && total !== null) expect(start).toBeLessThan(total);
  },
  { runs: 1000 },
);
