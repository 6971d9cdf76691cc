import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noise } from '../../../../test/support/audio-fixtures.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { fileWith } from '../../../../test/support/tagging-fixtures.js';
import { replaceAround } from './replace-around.js';

const folder = tempDir('tagging-file');
const MIB = 1024 * 1024;

/** What `replaceAround` makes of a file of `former` + audio + `end`. */
async function replaced(former: number, audio: Buffer, end: number, head: Buffer, tail: Buffer): Promise<Buffer> {
  const bytes = Buffer.concat([noise(former, 7), audio, noise(end, 8)]);
  const path = fileWith(folder, 'around', bytes);
  await replaceAround(path, { head, audioStart: former, audioEnd: former + audio.length, tail });
  return readFileSync(path);
}

describe('a new head and tail', () => {
  it('leave the audio between them as it was, whatever their lengths', async () => {
    const length = fc.integer({ min: 0, max: 3000 });
    await fc.assert(
      fc.asyncProperty(length, length, length, length, length, async (former, audioBytes, end, head, tail) => {
        const parts = [noise(head, 3), noise(audioBytes, 4), noise(tail, 5)] as const;
        const result = await replaced(former, parts[1], end, parts[0], parts[2]);
        expect(result.equals(Buffer.concat([...parts]))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['longer', 10, 5000],
    ['much longer', 10, 2 * MIB],
    ['shorter', 3 * MIB, 5000],
  ])('move audio of several chunks for a head that is %s', async (_, former, head) => {
    const audio = noise(3 * MIB + 17, 9);
    const result = await replaced(former, audio, 128, noise(head, 3), Buffer.alloc(0));
    expect(result.equals(Buffer.concat([noise(head, 3), audio]))).toBe(true);
  });

  it('stop when the run is cancelled', async () => {
    const path = fileWith(folder, 'cancelled', noise(100));
    const frame = { head: noise(50), audioStart: 0, audioEnd: 100, tail: Buffer.alloc(0) };
    await expect(replaceAround(path, frame, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});
