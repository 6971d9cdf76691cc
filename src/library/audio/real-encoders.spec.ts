import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import { verifyFile } from './verify-file.js';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const whenFfmpeg = hasFfmpeg ? it : it.skip;
const SOUND = ['-f', 'lavfi', '-i', 'anoisesrc=d=1.7:c=pink:seed=1:a=0.4'];

/** Noise of 1.7 s as an encoder of the world writes it. */
function encode(folder: string, name: string, options: string[]): string {
  const path = join(folder, name);
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...SOUND, ...options, path]);
  if (status !== 0) throw new Error(stderr.toString());
  return path;
}

describe(`files of real encoders${hasFfmpeg ? '' : ' (SKIPPED: no ffmpeg on this machine)'}`, () => {
  const folder = tempDir('encoders');

  whenFfmpeg.each([
    ['16 bit stereo', ['-ac', '2', '-ar', '44100'], { sampleRate: 44_100, channels: 2 }],
    ['mono 8 kHz', ['-ac', '1', '-ar', '8000'], { sampleRate: 8000, channels: 1 }],
    ['24 bit 96 kHz', ['-ar', '96000', '-sample_fmt', 's32'], { sampleRate: 96_000 }],
    ['5.1', ['-ac', '6'], { channels: 6 }],
    ['with a picture of 100 kB in its tags', ['-metadata', `comment=${'x'.repeat(100_000)}`], {}],
    ['odd rate', ['-ar', '37800'], { sampleRate: 37_800 }],
  ])('FLAC: %s', async (name, options, facts) => {
    const path = encode(folder, `${name.replaceAll(' ', '-')}.flac`, options);
    const found = await verifyFile(path, 'FLAC');
    expect(found).toMatchObject(facts);
    expect(found.durationSeconds).toBeCloseTo(1.7, 1);
  });

  whenFfmpeg.each([
    ['320 kbit/s', ['-b:a', '320k'], 'MP3_320'],
    ['128 kbit/s mono', ['-b:a', '128k', '-ac', '1'], 'MP3_128'],
    ['variable rate', ['-q:a', '2'], 'MP3_320'],
    ['MPEG-2 22 kHz', ['-b:a', '64k', '-ar', '22050'], 'MP3_128'],
    ['MPEG-2.5 8 kHz', ['-b:a', '16k', '-ar', '8000'], 'PREVIEW'],
    ['tags before and behind', ['-write_id3v1', '1', '-write_apetag', '1', '-metadata', 'title=x'], 'MP3_320'],
    ['without an information frame', ['-write_xing', '0'], 'MP3_128'],
  ] as const)('MP3: %s', async (name, options, quality) => {
    const path = encode(folder, `${name.replaceAll(/[ /]/g, '-')}.mp3`, [...options]);
    const found = await verifyFile(path, quality);
    expect(found.format).toBe(quality);
    expect(found.durationSeconds).toBeGreaterThan(1.65);
    expect(found.durationSeconds).toBeLessThan(2.1);
  });
});
