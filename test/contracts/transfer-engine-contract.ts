import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { link, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flacOfLength, makeFlac, makeMp3, mp3OfLength, noise } from '../support/audio-fixtures.js';
import { MediaServer } from '../support/media-server.js';
import { tempDir } from '../support/temp-dir.js';
import { encryptStripes } from '../../src/cipher/index.js';
import {
  CorruptError,
  DecryptionError,
  EmptyError,
  type Encryption,
  InvalidResponseError,
  NetworkError,
  RateLimitedError,
  TimeoutError,
} from '../../src/domain/index.js';
import type {
  TransferCheckpoint,
  TransferEngine,
  TransferRequest,
  TransferResult,
} from '../../src/download/transfer/transfer-engine.js';
import { UrlExpiredError } from '../../src/download/transfer/url-expired-error.js';

const KEY = Buffer.from('a made-up secret');
const encryption: Encryption = { scheme: 'bf-cbc-stripes', key: KEY };
const encrypted = (plain: Uint8Array): Uint8Array => encryptStripes(Uint8Array.from(plain), KEY);

/** An engine under test, without a bandwidth limit. */
export type EngineUnderTest = TransferEngine & { close(): Promise<void> };

/** What every engine must do. @param make once; `timeoutMs` tells which silence is tolerated at present */
export function describeTransferEngine(name: string, make: (timeoutMs: () => number) => EngineUnderTest): void {
  describe(name, () => {
    const folder = tempDir('transfer');
    /** Silence that is tolerated; short only where a test waits for it. */
    let timeoutMs: number;
    const engine = make(() => timeoutMs);
    let server: MediaServer;
    let count = 0;
    let stagingPath: string;
    let checkpoints: TransferCheckpoint[];
    let progress: [number, number | null][];

    beforeAll(async () => {
      server = new MediaServer();
      await server.start();
    });

    afterAll(async () => {
      await engine.close();
      await server.stop();
    });

    beforeEach(() => {
      stagingPath = join(folder, `${String(count++)}.part`);
      checkpoints = [];
      progress = [];
      server.log.length = 0;
      timeoutMs = 5000;
    });

    function transfer(urls: string | string[], overrides: Partial<TransferRequest> = {}): Promise<TransferResult> {
      return engine.transfer({
        service: 'test-cdn',
        urls: Array.isArray(urls) ? urls : [urls],
        stagingPath,
        format: 'FLAC',
        encryption: null,
        expectedBytes: null,
        resume: null,
        signal: new AbortController().signal,
        onProgress: (bytes, total) => progress.push([bytes, total]),
        onCheckpoint: (checkpoint) => void checkpoints.push(checkpoint),
        ...overrides,
      });
    }

    const stagedBytes = (): Promise<Buffer> => readFile(stagingPath);

    async function stage(bytes: Uint8Array): Promise<TransferRequest['resume']> {
      await writeFile(stagingPath, bytes);
      return { trustedBytes: bytes.length, validator: null, totalBytes: null };
    }

    function ranges(): (string | null)[] {
      return server.log.map(({ range }) => range);
    }

    describe('a transfer', () => {
      it('brings the bytes, counts them and says what they are', async () => {
        const file = makeFlac({ frames: 3000 });
        const url = server.serve('/a.flac', { bytes: file, etag: '"v1"' });
        const result = await transfer(url, { expectedBytes: 5 });
        expect(file.equals(await stagedBytes())).toBe(true);
        expect(result).toMatchObject({ bytes: file.length, totalBytes: file.length, validator: '"v1"' });
        expect(result.facts).toMatchObject({ format: 'FLAC', frames: 3000 });
        expect(progress.at(-1)).toEqual([file.length, file.length]);
        expect(progress.every(([bytes], index) => index === 0 || bytes >= (progress[index - 1]?.[0] ?? 0))).toBe(true);
        expect(checkpoints[0]).toEqual({ durableBytes: 0, validator: '"v1"', totalBytes: file.length });
      });

      const edges = [1024, 2047, 2048, 2049, 4096, 6143, 6144, 6145, 8191, 8192, 12_287, 12_288, 12_289, 18_432];

      it.each(edges)('decrypts files of %d bytes', async (length) => {
        for (const [format, plain] of [
          ['FLAC', flacOfLength(length)],
          ['MP3_128', mp3OfLength(length)],
        ] as const) {
          const url = server.serve('/edge', { bytes: encrypted(plain), parts: [1, 2047, 3, 5000] });
          const result = await transfer(url, { encryption, format });
          expect(plain.equals(await stagedBytes())).toBe(true);
          expect(result.bytes).toBe(length);
        }
      });

      it('does not mind how the body is split or where it was cut before', async () => {
        const plain = flacOfLength(20_000);
        const body = encrypted(plain);
        await fc.assert(
          fc.asyncProperty(
            fc
              .array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 6 })
              .map((parts) => [...parts, 3001]),
            fc.integer({ min: 0, max: plain.length }),
            async (parts, cut) => {
              const resume = await stage(plain.subarray(0, cut));
              const url = server.serve('/split', { bytes: body, parts });
              await transfer(url, { encryption, resume });
              expect(plain.equals(await stagedBytes())).toBe(true);
              expect(server.log.at(-1)?.range).toBe(`bytes=${String(cut - (cut % 6144))}-`);
            },
          ),
          { numRuns: 25 },
        );
      });

      it('tolerates a length that nobody tells', async () => {
        const file = makeFlac({ frames: 100 });
        const url = server.serve('/nolength', { bytes: file, hasNoLength: true, ignoresRange: true });
        expect(await transfer(url, { expectedBytes: 99 })).toMatchObject({ totalBytes: file.length });
        expect(progress.at(-1)).toEqual([file.length, 99]);
      });

      it('passes NULs in front on as they are', async () => {
        const plain = Buffer.concat([Buffer.alloc(10_000), makeMp3({ frames: 40 })]);
        const url = server.serve('/nul', { bytes: encrypted(plain) });
        const { facts } = await transfer(url, { encryption, format: 'MP3_128' });
        expect(facts).toMatchObject({ paddingBytes: 10_000, frames: 40 });
        expect(plain.equals(await stagedBytes())).toBe(true);
      });
    });

    describe('going on', () => {
      const file = makeFlac({ frames: 4000, padding: 1000 });

      it('asks for the rest from an aligned offset, if the file is the same', async () => {
        const url = server.serve('/resume', { bytes: file, etag: '"v1"' });
        const resume = {
          ...(await stage(file.subarray(0, 20_000))),
          trustedBytes: 20_000,
          validator: '"v1"',
          totalBytes: file.length,
        };
        await transfer(url, { resume });
        expect(server.log).toEqual([{ path: '/resume', range: 'bytes=18432-', ifRange: '"v1"', status: 206 }]);
        expect(file.equals(await stagedBytes())).toBe(true);
        expect(progress[0]).toEqual([18_432, file.length]);
      });

      it('believes only what is trusted', async () => {
        await writeFile(stagingPath, Buffer.concat([file.subarray(0, 7000), noise(50_000)]));
        const url = server.serve('/resume', { bytes: file });
        await transfer(url, { resume: { trustedBytes: 7000, validator: null, totalBytes: null } });
        expect(ranges()).toEqual(['bytes=6144-']);
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('begins anew when nothing is', async () => {
        await stage(noise(50_000));
        const url = server.serve('/resume', { bytes: file });
        await transfer(url, { resume: null });
        expect(ranges()).toEqual(['bytes=0-']);
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('goes straight to verification when all is there', async () => {
        const resume = { ...(await stage(file)), trustedBytes: Infinity, validator: null, totalBytes: file.length };
        const result = await transfer([], { resume });
        expect(result.facts).toMatchObject({ frames: 4000 });
        expect(server.log).toEqual([]);
      });

      it('learns by 416 that all is there', async () => {
        const whole = flacOfLength(6144 * 4);
        const url = server.serve('/whole', { bytes: whole });
        const result = await transfer(url, { resume: await stage(whole) });
        expect(ranges()).toEqual(['bytes=24576-']);
        expect(result.bytes).toBe(whole.length);
      });

      it('begins anew after a 416 of a shorter file', async () => {
        const shorter = flacOfLength(10_000);
        const url = server.serve('/shorter', { bytes: shorter });
        await transfer(url, { resume: await stage(file.subarray(0, 20_000)) });
        expect(ranges()).toEqual(['bytes=18432-', null]);
        expect(shorter.equals(await stagedBytes())).toBe(true);
      });

      it.each([
        ['the server answers 200', { ignoresRange: true }, 1],
        ['the tag has changed', { etag: '"v2"' }, 1],
        [
          'the server sends another part',
          { contentRange: (_: number, total: number) => `bytes 0-${String(total - 1)}/${String(total)}` },
          2,
        ],
        ['Content-Range makes no sense', { contentRange: () => 'bytes x' }, 2],
      ])('begins anew when %s', async (_name, faults, requests) => {
        const url = server.serve('/anew', { bytes: file, etag: '"v1"', ...faults });
        const resume = {
          ...(await stage(file.subarray(0, 20_000))),
          trustedBytes: 20_000,
          validator: '"v1"',
          totalBytes: file.length,
        };
        await transfer(url, { resume });
        expect(server.log).toHaveLength(requests);
        expect(file.equals(await stagedBytes())).toBe(true);
        expect(checkpoints).toContainEqual({ durableBytes: 0, validator: null, totalBytes: null });
      });

      it('begins anew when the file has another length than before', async () => {
        const url = server.serve('/other', { bytes: file });
        const resume = { trustedBytes: 20_000, validator: null, totalBytes: file.length + 1 };
        await stage(file.subarray(0, 20_000));
        await transfer(url, { resume });
        expect(ranges()).toEqual(['bytes=18432-', null]);
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it.each([
        ['noise', noise(20_000)],
        ['another file', makeFlac({ frames: 4000, padding: 1000, seed: 9 }).subarray(0, 20_000)],
      ])('begins anew when what is staged is %s', async (_name, staged) => {
        const url = server.serve('/mixed', { bytes: file });
        await transfer(url, { resume: await stage(staged) });
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('does so on the next run when a source died midway', async () => {
        const url = server.serve('/dying', { bytes: encrypted(file), dieAt: 300_000, deaths: 1, etag: '"v1"' });
        await expect(transfer(url, { encryption })).rejects.toThrow(NetworkError);
        const staged = await stagedBytes();
        expect(staged.length).toBeGreaterThan(300_000 - 2048 - 1);
        expect(file.subarray(0, staged.length).equals(staged)).toBe(true);
        const last = checkpoints.at(-1);
        expect(last).toMatchObject({ validator: '"v1"', totalBytes: file.length });
        await transfer(url, {
          encryption,
          resume: { trustedBytes: staged.length, validator: '"v1"', totalBytes: file.length },
        });
        expect(server.log.at(-1)).toMatchObject({
          range: `bytes=${String(staged.length - (staged.length % 6144))}-`,
          status: 206,
        });
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('never writes into a published file that is linked into staging', async () => {
        const published = join(folder, 'published.flac');
        await writeFile(published, 'published');
        await link(published, stagingPath);
        await transfer(server.serve('/resume', { bytes: file }), {});
        expect(await readFile(published, 'utf8')).toBe('published');
        expect(file.equals(await stagedBytes())).toBe(true);
      });
    });

    describe('several sources', () => {
      const file = makeFlac({ frames: 2000 });

      it('go on from one another within a run, without the tag of the other', async () => {
        const first = server.serve('/first', { bytes: encrypted(file), dieAt: 150_000, etag: '"one"' });
        const second = server.serve('/second', { bytes: encrypted(file), etag: '"two"' });
        const result = await transfer([first, second], { encryption });
        expect(file.equals(await stagedBytes())).toBe(true);
        expect(server.log[1]).toMatchObject({ path: '/second', ifRange: null, status: 206 });
        expect(Number(/\d+/.exec(server.log[1]?.range ?? '')?.[0])).toBeGreaterThan(150_000 - 2048 - 6144);
        expect(result.validator).toBe('"one"');
      });

      it.each([
        ['is not there', { status: 404 }],
        ['is out of order', { status: 503 }],
        ['is empty', { bytes: new Uint8Array() }],
        ['is empty and does not say so', { bytes: new Uint8Array(), hasNoLength: true, ignoresRange: true }],
        ['sends a page', { headers: { 'content-type': 'text/html; charset=utf-8' } }],
        ['sends a redirect', { status: 302 }],
        ['sends another format', { bytes: makeMp3() }],
        ['sends damaged bytes', { bytes: Buffer.concat([file.subarray(0, 100_000), file.subarray(100_001)]) }],
        ['sends too little', { bytes: file.subarray(0, 5000) }],
        ['falls silent', { stallAt: 70_000 }],
        ['asks to slow down', { status: 429 }],
      ])('stand in when the first one %s', async (_name, faults) => {
        if ('stallAt' in faults) timeoutMs = 200;
        const first = server.serve('/first', { bytes: file, ...faults });
        const second = server.serve('/second', { bytes: file });
        await transfer([first, second]);
        expect(server.log.map(({ path }) => path)).toEqual(['/first', '/second']);
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('stand in when nobody listens at the first one', async () => {
        const gone = new MediaServer();
        await gone.start();
        const first = gone.serve('/x', { bytes: file });
        await gone.stop();
        await transfer([first, server.serve('/second', { bytes: file })]);
        expect(file.equals(await stagedBytes())).toBe(true);
      });

      it('that hold different bytes of one length do not make a mixture', async () => {
        const other = makeFlac({ frames: 2000, seed: 77 });
        const first = server.serve('/first', { bytes: other, dieAt: 100_000 });
        const second = server.serve('/second', { bytes: file });
        await transfer([first, second]);
        expect(server.log.map(({ path }) => path)).toEqual(['/first', '/second', '/second']);
        expect(file.equals(await stagedBytes())).toBe(true);
      });
    });

    describe('a failure', () => {
      const file = makeFlac({ frames: 500 });

      it.each([
        ['403', { status: 403 }, UrlExpiredError],
        ['410', { status: 410 }, UrlExpiredError],
        ['404', { status: 404 }, UrlExpiredError],
        ['500', { status: 500 }, NetworkError],
        ['429', { status: 429, headers: { 'retry-after': '7' } }, RateLimitedError],
        ['no bytes', { bytes: new Uint8Array() }, EmptyError],
        ['a death', { dieAt: 50_000 }, NetworkError],
        ['silence', { stallAt: 50_000 }, TimeoutError],
        ['another format', { bytes: makeMp3() }, CorruptError],
        ['too little', { bytes: file.subarray(0, 9000) }, CorruptError],
        ['a senseless answer to everything', { status: 206, contentRange: () => 'bytes 5-6/7' }, InvalidResponseError],
      ])('of one source is told: %s', async (_name, faults, kind) => {
        if ('stallAt' in faults) timeoutMs = 200;
        const url = server.serve('/fails', { bytes: file, ...faults });
        const failure = transfer(url);
        await expect(failure).rejects.toThrow(kind);
        await expect(failure).rejects.not.toThrow('secret');
      });

      it('says how long to wait', async () => {
        const url = server.serve('/slow', { bytes: file, status: 429, headers: { 'retry-after': '7' } });
        await expect(transfer(url)).rejects.toMatchObject({ retryAfterMs: 7000 });
      });

      it('of several sources is the one that the caller can act on', async () => {
        const dead = server.serve('/dead', { bytes: new Uint8Array() });
        const expired = server.serve('/expired', { bytes: file, status: 403 });
        const broken = server.serve('/broken', { bytes: file, status: 500 });
        await expect(transfer([dead, expired, broken])).rejects.toThrow(UrlExpiredError);
        await expect(transfer([broken, dead])).rejects.toThrow(NetworkError);
      });

      it('of the secret is known at the first chunk, once every source says the same', async () => {
        const plain = makeFlac({ frames: 20_000 });
        const url = server.serve('/secret', { bytes: encrypted(plain) });
        const wrong = { ...encryption, key: Buffer.from('another made-up.') };
        await expect(transfer([url, url], { encryption: wrong })).rejects.toThrow(DecryptionError);
        expect(server.log).toHaveLength(2);
        expect((await stagedBytes()).length).toBe(0);
        expect(checkpoints.at(-1)).toEqual({ durableBytes: 0, validator: null, totalBytes: null });
      });

      it('that looks like a wrong secret is that of the source, when another one has the file', async () => {
        const noisy = server.serve('/noise', { bytes: noise(100_000) });
        const good = server.serve('/good', { bytes: encrypted(file) });
        await transfer([noisy, good], { encryption });
        expect((await stagedBytes()).equals(file)).toBe(true);
      });

      it('that makes the bytes worthless empties the staging file', async () => {
        const url = server.serve('/corrupt', { bytes: Buffer.concat([file.subarray(0, 30_000), noise(60_000)]) });
        await expect(transfer(url)).rejects.toThrow(CorruptError);
        expect((await stagedBytes()).length).toBe(0);
      });

      it('of the disk is no fault of a source', async () => {
        if (!existsSync('/dev/full')) return;
        const url = server.serve('/big', { bytes: makeFlac({ frames: 5000 }) });
        await expect(transfer([url, url], { stagingPath: '/dev/full' })).rejects.toMatchObject({
          code: 'disk_full',
          hold: 'disk',
        });
        expect(server.log).toHaveLength(1);
      });

      it('to find the staging folder holds the queue', async () => {
        const url = server.serve('/x', { bytes: file });
        const nowhere = join(folder, 'none', 'x.part');
        await expect(transfer(url, { stagingPath: nowhere })).rejects.toMatchObject({
          code: 'filesystem',
          hold: 'disk',
        });
      });

      it('to keep a checkpoint ends the transfer', async () => {
        const url = server.serve('/big', { bytes: makeFlac({ frames: 5000 }) });
        const failure = new Error('database is gone');
        await expect(transfer(url, { onCheckpoint: () => Promise.reject(failure) })).rejects.toBe(failure);
      });
    });

    describe('an abort', () => {
      it('keeps what is there and ends with the reason', async () => {
        const file = makeFlac({ frames: 5000 });
        const url = server.serve('/abort', { bytes: file, stallAt: 400_000, etag: '"v1"' });
        const controller = new AbortController();
        const reason = new Error('paused');
        const onProgress = (bytes: number): void => {
          if (bytes >= 400_000) controller.abort(reason);
        };
        await expect(transfer(url, { signal: controller.signal, onProgress })).rejects.toBe(reason);
        const staged = await stagedBytes();
        expect(staged.length).toBe(400_000);
        expect(file.subarray(0, staged.length).equals(staged)).toBe(true);
        expect(checkpoints.at(-1)).toEqual({ durableBytes: 0, validator: '"v1"', totalBytes: file.length });
      });

      it('before the start does nothing', async () => {
        const reason = new Error('cancelled');
        await expect(transfer('http://127.0.0.1:1/', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
        expect(existsSync(stagingPath)).toBe(false);
      });
    });
  });
}
