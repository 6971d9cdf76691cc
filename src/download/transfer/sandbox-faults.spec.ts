import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { of } from 'rxjs';
import { type DeezerAtSandbox, deezerAt } from '../../../test/support/deezer-source.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { type AudioFormat, SystemClock } from '../../domain/index.js';
import { UndiciHttpClient } from '../../http/index.js';
import type { SandboxFault } from '../../sandbox/index.js';
import { BandwidthLimiter } from './bandwidth-limiter.js';
import { LocalTransferEngine } from './local-transfer-engine.js';
import type { TransferCheckpoint, TransferResult } from './transfer-engine.js';

/** The stand-in of the service, its encryption and its faults, as a whole. */
describe('media of the service', () => {
  const sandbox = useSandbox({ cdnChunkBytes: 9999 });
  const http = new UndiciHttpClient({ timeoutMs: () => 400, allowPrivate: () => true });
  const clock = new SystemClock();
  const engine = new LocalTransferEngine({ http, pace: new BandwidthLimiter(of(0)), clock, isOwnThread: false });
  const folder = tempDir('media');
  const signal = new AbortController().signal;
  let deezer: DeezerAtSandbox;
  let trackId: string;
  let checkpoint: TransferCheckpoint | null;

  beforeAll(() => {
    deezer = deezerAt(sandbox());
  });

  beforeEach(() => {
    sandbox().control.reset();
    trackId = sandbox().catalogue.ids.track.single;
    checkpoint = null;
  });

  afterAll(async () => {
    await deezer.close();
    await http.onApplicationShutdown();
  });

  async function transfer(format: AudioFormat, name: string): Promise<TransferResult> {
    const media = await deezer.source.resolve({ trackId, formats: [format], known: null, isFresh: true }, signal);
    return engine.transfer({
      service: 'deezer-cdn',
      urls: media.urls,
      stagingPath: join(folder, name),
      format,
      encryption: media.encryption,
      expectedBytes: media.sizeBytes,
      resume: checkpoint && { ...checkpoint, trustedBytes: Infinity },
      signal,
      onProgress: () => undefined,
      onCheckpoint: (latest) => void (checkpoint = latest),
    });
  }

  async function expectWhole(format: AudioFormat, name: string): Promise<void> {
    const staged = await readFile(join(folder, name));
    expect(staged.equals(sandbox().plainBytes(trackId, format))).toBe(true);
  }

  it.each(['FLAC', 'MP3_320', 'MP3_128'] as const)('is the plain original: %s', async (format) => {
    const result = await transfer(format, `${format}.part`);
    await expectWhole(format, `${format}.part`);
    expect(result.facts?.durationSeconds).toBeGreaterThan(1);
  });

  it.each<Partial<SandboxFault> & Pick<SandboxFault, 'kind'>>([
    { kind: 'reset' },
    { kind: 'reset', at: 1 },
    { kind: 'short' },
    { kind: 'truncated' },
    { kind: 'stall' },
    { kind: 'empty' },
    { kind: 'garbage' },
    { kind: 'html' },
    { kind: 'ignore-range' },
    { kind: 'wrong-range' },
    { kind: 'wrong-length' },
    { kind: 'no-length' },
    { kind: 'mislabel' },
    { kind: 'no-answer' },
    { kind: 'refused' },
    { kind: 'status' },
  ])('is had in spite of one $kind', async (fault) => {
    const name = `${fault.kind}-${String(fault.at)}.part`;
    sandbox().control.fault({ service: 'cdn', match: trackId, ...fault });
    // What one run does not heal, the next one does.
    await transfer('FLAC', name).catch(() => transfer('FLAC', name));
    await expectWhole('FLAC', name);
  });

  it('takes noise of one source for the fault of that source, and of all for a wrong secret', async () => {
    sandbox().control.fault({ service: 'cdn', match: trackId, kind: 'garbage' });
    await transfer('FLAC', 'noise.part');
    await expectWhole('FLAC', 'noise.part');
    sandbox().control.fault({ service: 'cdn', match: trackId, kind: 'garbage', times: 2 });
    await expect(transfer('FLAC', 'only-noise.part')).rejects.toMatchObject({ code: 'decryption', retryable: false });
  });

  it('goes on where a dying source left it, though both die', async () => {
    sandbox().control.fault({ service: 'cdn', match: trackId, kind: 'reset', at: 100_000, times: 2 });
    await expect(transfer('FLAC', 'dying.part')).rejects.toMatchObject({ code: 'network' });
    const staged = (await readFile(join(folder, 'dying.part'))).length;
    expect(staged).toBeGreaterThan(90_000);
    await transfer('FLAC', 'dying.part');
    const last = sandbox()
      .log.filter(({ service }) => service === 'cdn')
      .at(-1);
    expect(last).toMatchObject({ range: `bytes=${String(staged - (staged % 6144))}-`, status: 206 });
    await expectWhole('FLAC', 'dying.part');
  });

  it('begins anew when the file has changed', async () => {
    sandbox().control.fault({ service: 'cdn', match: trackId, kind: 'reset', at: 100_000, times: 2 });
    await expect(transfer('FLAC', 'etag.part')).rejects.toMatchObject({ code: 'network' });
    sandbox().control.fault({ service: 'cdn', match: trackId, kind: 'changed-etag' });
    await transfer('FLAC', 'etag.part');
    await expectWhole('FLAC', 'etag.part');
  });
});
