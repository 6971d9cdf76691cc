import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { get, json, mediaUrls } from '../../../test/sandbox/client.js';
import { decryptStripes } from '../../../test/support/decrypt-stripes.js';
import { eventually } from '../../../test/support/eventually.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { trackKey } from '../audio/encrypted-body.js';
import { SANDBOX_IDS } from '../catalogue/ids.js';
import type { SandboxFault } from '../sandbox-fault.js';

const { track, album } = SANDBOX_IDS;

describe('CDN of the sandbox', () => {
  const sandbox = useSandbox();
  let urls: [string, string] = ['', ''];
  let whole: Buffer = Buffer.alloc(0);

  beforeAll(async () => {
    urls = await mediaUrls(sandbox(), track.single, 'MP3_128');
    whole = (await get(urls[0])).bytes;
  });
  afterEach(() => {
    sandbox().control.reset();
  });

  function decrypt(bytes: Buffer, id: string): Buffer {
    return decryptStripes(bytes, trackKey(Number(id), sandbox().streamSecret));
  }

  function fault(given: Partial<SandboxFault> & Pick<SandboxFault, 'kind'>): void {
    sandbox().control.fault({ service: 'cdn', match: track.single, ...given });
  }

  it('serves every format encrypted, the plain file is what the sandbox says', async () => {
    for (const format of ['FLAC', 'MP3_320', 'MP3_128'] as const) {
      const [url] = await mediaUrls(sandbox(), track.versioned, format);
      const { bytes, headers, status } = await get(url);
      const plain = sandbox().plainBytes(track.versioned, format);
      expect([status, headers['content-length']]).toEqual([200, String(plain.length)]);
      expect(bytes.equals(plain)).toBe(false);
      expect(decrypt(bytes, track.versioned).equals(plain)).toBe(true);
      const overHttp = await get(`${sandbox().url}/__plain/${track.versioned}/${format}`);
      expect(overHttp.bytes.equals(plain)).toBe(true);
    }
  });

  it('has the same file with the same entity tag at both sources', async () => {
    const [first, second] = await Promise.all(urls.map((url) => get(url)));
    expect(first?.headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(second?.headers.etag).toBe(first?.headers.etag);
    expect(second?.bytes.equals(whole)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, null],
    ['bytes=6144-', 6144, null],
    ['bytes=10-19', 10, 20],
    ['bytes=100-999999999', 100, null],
    ['bytes=-7', -7, null],
  ])('answers the range %s', async (range, from, to) => {
    const { status, bytes, headers } = await get(urls[0], { range });
    const part = whole.subarray(from, to ?? undefined);
    const start = from < 0 ? whole.length + from : from;
    expect(status).toBe(206);
    expect(bytes.equals(part)).toBe(true);
    expect(headers['content-range']).toBe(
      `bytes ${String(start)}-${String(start + part.length - 1)}/${String(whole.length)}`,
    );
  });

  it('answers 416 beyond the end, and the whole file to nonsense', async () => {
    const beyond = await get(urls[0], { range: `bytes=${String(whole.length)}-` });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${String(whole.length)}`]);
    for (const range of ['bytes=5-1', 'bytes=0-1,5-6', 'items=0-1', 'bytes=-']) {
      expect((await get(urls[0], { range })).status).toBe(200);
    }
  });

  it('honours If-Range', async () => {
    const { headers } = await get(urls[0]);
    const range = 'bytes=6144-';
    expect((await get(urls[0], { range, 'if-range': String(headers.etag) })).status).toBe(206);
    expect((await get(urls[0], { range, 'if-range': '"another"' })).status).toBe(200);
    fault({ kind: 'changed-etag' });
    expect((await get(urls[0], { range, 'if-range': String(headers.etag) })).status).toBe(200);
    sandbox().control.setMedia(track.single, 'MP3_128', Buffer.alloc(20_000));
    expect((await get(urls[0], { range, 'if-range': String(headers.etag) })).status).toBe(200);
  });

  it('refuses what is not signed, is tampered with, or has expired', async () => {
    const url = urls[0];
    const other = url.replace(track.single, track.versioned);
    for (const bad of [url.split('?')[0] ?? '', url.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')), other]) {
      const { status, headers } = await get(bad);
      expect([status, headers['content-type']]).toEqual([403, 'text/html']);
    }
    const [fresh] = await mediaUrls(sandbox(), track.single, 'MP3_128');
    sandbox().control.expireUrls();
    expect((await get(fresh)).status).toBe(403);
    urls = await mediaUrls(sandbox(), track.single, 'MP3_128');
    expect((await get(urls[0])).status).toBe(200);
    const preview = String((await json(sandbox(), `/track/${track.single}`)).preview);
    expect((await get(preview)).status).toBe(200);
    sandbox().control.skipTime(901_000);
    expect((await get(preview)).status).toBe(403);
    expect((await get(urls[0])).status).toBe(200);
  });

  it('serves previews plain, 30 seconds at most', async () => {
    for (const [id, seconds] of [
      [track.previewOnly, 30],
      [track.single, 12],
    ] as const) {
      const { bytes } = await get(String((await json(sandbox(), `/track/${id}`)).preview));
      expect(bytes.length).toBe(seconds * 16_000);
      expect(bytes.equals(sandbox().plainBytes(id, 'PREVIEW'))).toBe(true);
    }
  });

  it('serves images as JPEG, not above 1900 pixels', async () => {
    const cover = String((await json(sandbox(), `/album/${album.twoDisc}`)).cover_medium);
    const { bytes, headers } = await get(cover);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const sized = (size: string): string => cover.replace('250x250', size);
    expect((await get(sized('2000x2000'))).status).toBe(403);
    expect((await get(sized('56x56').replace(/[0-9a-f]{32}/, ''))).status).toBe(200);
    expect((await get(`${sandbox().url}/images/cover/nothing.jpg`)).status).toBe(404);
  });

  it.each([0, 1, 2047, 2048, 2049, 6143, 6144, 6145])('serves other bytes on demand, %d of them', async (length) => {
    const plain = Buffer.from(Uint8Array.from({ length }, (_, index) => index % 251));
    sandbox().control.setMedia(track.single, 'MP3_128', plain);
    const { bytes, headers } = await get(urls[0]);
    expect(headers['content-length']).toBe(String(length));
    expect(decrypt(bytes, track.single).equals(plain)).toBe(true);
  });

  it.each(['odd', 1000, 6145] as const)('sends the same bytes cut in pieces of %s', async (chunking) => {
    sandbox().control.setChunking(chunking);
    expect((await get(urls[0])).bytes.equals(whole)).toBe(true);
    expect((await get(urls[0], { range: 'bytes=6144-' })).bytes.equals(whole.subarray(6144))).toBe(true);
  });

  it('has a track that is slow and one whose first source always breaks off midway', async () => {
    const [first, second] = await mediaUrls(sandbox(), track.dyingSource, 'MP3_128');
    const size = sandbox().plainBytes(track.dyingSource, 'MP3_128').length;
    const broken = await get(first);
    expect([broken.isComplete, broken.bytes.length]).toEqual([false, size / 2]);
    const again = await get(first, { range: `bytes=${String(size - 6144)}-` });
    expect([again.isComplete, again.bytes.length]).toEqual([false, 0]);
    expect((await get(second)).bytes.length).toBe(size);
    const [slow] = await mediaUrls(sandbox(), track.slow, 'MP3_128');
    const startedAt = performance.now();
    await get(slow);
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  });

  it('stops when the client is gone', async () => {
    sandbox().control.clearLog();
    sandbox().control.setSpeed(50_000);
    const gone = new AbortController();
    const response = await fetch(urls[0], { signal: gone.signal });
    await (response.body as ReadableStream<Uint8Array>).getReader().read();
    gone.abort();
    const entry = await eventually('the answer has ended', () => sandbox().log.find((one) => one.endedAt !== null));
    expect(entry.bytesSent).toBeGreaterThan(0);
    expect(entry.bytesSent).toBeLessThan(whole.length);
  });

  describe('faults', () => {
    it.each([
      ['short', 5000],
      ['short', 0],
      ['reset', 0],
    ] as const)('%s at %d', async (kind, at) => {
      fault({ kind, at });
      const answer = await get(urls[0]);
      expect([answer.status, answer.isComplete, answer.bytes.length]).toEqual([200, false, at]);
      expect(answer.headers['content-length']).toBe(String(whole.length));
      expect((await get(urls[0])).bytes.equals(whole)).toBe(true);
    });

    it('of one source leaves the other alone', async () => {
      fault({ kind: 'status', status: 404, source: 0, times: 0 });
      expect((await get(urls[0])).status).toBe(404);
      expect((await get(urls[1])).status).toBe(200);
      expect((await get(urls[0])).status).toBe(404);
    });

    it('of the connection come before any answer', async () => {
      fault({ kind: 'refused' });
      await expect(get(urls[0])).rejects.toThrow();
      sandbox().control.down('cdn');
      await expect(get(urls[0])).rejects.toThrow();
      sandbox().control.down('cdn', false);
      expect((await get(urls[0])).status).toBe(200);
    });

    it('stall: nothing more comes after the offset', async () => {
      fault({ kind: 'stall', at: 3000 });
      const response = await fetch(urls[0]);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      let received = 0;
      while (received < 3000) received += (await reader.read()).value?.length ?? 0;
      const more = await Promise.race([reader.read().then(() => 'more'), sandboxIsIdle()]);
      expect([received, more]).toEqual([3000, 'idle']);
      await reader.cancel();
    });

    async function sandboxIsIdle(): Promise<string> {
      for (let round = 0; round < 5; round++) await json(sandbox(), '/infos');
      return 'idle';
    }

    it('of ranges: ignored, and wrong', async () => {
      fault({ kind: 'ignore-range' });
      const ignored = await get(urls[0], { range: 'bytes=6144-' });
      expect([ignored.status, ignored.bytes.length]).toEqual([200, whole.length]);
      fault({ kind: 'wrong-range', bytes: 2048 });
      const wrong = await get(urls[0], { range: 'bytes=6144-' });
      expect(wrong.headers['content-range']).toMatch(/^bytes 8192-/);
      expect(wrong.bytes.equals(whole.subarray(8192))).toBe(true);
    });

    it('of lengths: none, too large, a file that is cut, an empty one', async () => {
      fault({ kind: 'no-length' });
      const unknown = await get(urls[0]);
      expect([unknown.headers['content-length'], unknown.bytes.equals(whole)]).toEqual([undefined, true]);
      fault({ kind: 'wrong-length', bytes: 10 });
      const larger = await get(urls[0]);
      expect([larger.isComplete, larger.bytes.length]).toEqual([false, whole.length]);
      expect(larger.headers['content-length']).toBe(String(whole.length + 10));
      fault({ kind: 'truncated', at: 7000 });
      const cut = await get(urls[0]);
      expect([cut.isComplete, cut.headers['content-length'], cut.bytes.length]).toEqual([true, '7000', 7000]);
      fault({ kind: 'empty' });
      const empty = await get(urls[0]);
      expect([empty.status, empty.headers['content-length'], empty.bytes.length]).toEqual([200, '0', 0]);
    });

    it('of contents: NUL bytes first, another format, one bit, no audio, a page', async () => {
      fault({ kind: 'nul-prefix', bytes: 777 });
      const padded = decrypt((await get(urls[0])).bytes, track.single);
      expect(padded.subarray(0, 777).every((byte) => byte === 0)).toBe(true);
      expect(padded.subarray(777).equals(sandbox().plainBytes(track.single, 'MP3_128'))).toBe(true);
      fault({ kind: 'mislabel' });
      expect(
        decrypt((await get(urls[0])).bytes, track.single)
          .subarray(0, 4)
          .toString(),
      ).toBe('fLaC');
      fault({ kind: 'bit-flip', at: 4000 });
      const flipped = (await get(urls[0])).bytes;
      expect(flipped.length).toBe(whole.length);
      expect(flipped.filter((byte, index) => byte !== whole[index])).toHaveLength(1);
      fault({ kind: 'garbage' });
      const garbage = await get(urls[0], { range: 'bytes=100-199' });
      fault({ kind: 'garbage' });
      expect((await get(urls[0])).bytes.subarray(100, 200).equals(garbage.bytes)).toBe(true);
      fault({ kind: 'html' });
      expect((await get(urls[0])).headers['content-type']).toBe('text/html');
    });

    it('slow: at the given speed', async () => {
      fault({ kind: 'slow', bytesPerSecond: 20_000 });
      const startedAt = performance.now();
      await get(urls[0], { range: 'bytes=0-3999' });
      expect(performance.now() - startedAt).toBeGreaterThan(150);
    });
  });
});

describe('CDN of a sandbox with large files', () => {
  const sandbox = useSandbox({ trackBytes: 3_000_000 });

  it('has full files of nearly that size, for all tracks', async () => {
    for (const format of ['FLAC', 'MP3_320', 'MP3_128'] as const) {
      const size = sandbox().plainBytes('500000007', format).length;
      expect(size).toBeLessThanOrEqual(3_000_000);
      expect(size).toBeGreaterThan(2_980_000);
    }
  });

  it('has files that differ by track', () => {
    const files = ['500000001', '500000002'].map((id) => Buffer.from(sandbox().plainBytes(id, 'MP3_320')));
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(false);
  });
});
