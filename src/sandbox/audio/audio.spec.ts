import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeComplaints, flacTest, probe } from '../../../test/support/audio-tools.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { FlacBody } from './flac.js';
import type { MediaBody } from './media-body.js';
import { melodyOf } from './melody.js';
import { Mp3Body, mp3FrameBytes, Mp3NoteEncoder } from './mp3.js';

const folder = tempDir('audio');

function fileOf(name: string, body: MediaBody): string {
  const file = join(folder, name);
  writeFileSync(file, body.read(0, body.sizeBytes));
  return file;
}

function inPieces(body: MediaBody, pieceBytes: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.sizeBytes; at += pieceBytes) parts.push(Uint8Array.from(body.read(at, pieceBytes)));
  return Buffer.concat(parts);
}

describe('FLAC of the sandbox', () => {
  it('is accepted by flac -t and ffprobe, checksums and all', () => {
    // 300 frames: frame numbers of one byte and of two.
    const file = fileOf('two.flac', new FlacBody(melodyOf(1), 300, true));
    const test = flacTest(file);
    if (test) expect(test).toEqual({ status: 0, output: '' });
    const found = probe(file);
    if (found) expect(found).toMatchObject({ format: 'flac', seconds: (300 * 4608) / 48_000 });
    expect(decodeComplaints(file) ?? '').toBe('');
  });

  it('has right frames beyond number 2048, where the number takes three bytes', () => {
    const body = new FlacBody(melodyOf(2), 2060, false);
    const file = fileOf('three.flac', body);
    const test = flacTest(file);
    // Without a checksum of the samples flac only warns.
    if (test) expect(test.status).toBe(0);
    expect(decodeComplaints(file) ?? '').toBe('');
  });

  it('yields the same bytes however it is read', () => {
    const body = new FlacBody(melodyOf(3), 3, true);
    const whole = Buffer.from(body.read(0, body.sizeBytes));
    expect(whole.length).toBe(body.sizeBytes);
    expect(inPieces(body, 4_999).equals(whole)).toBe(true);
    expect(body.read(body.sizeBytes - 5, 100)).toHaveLength(5);
    expect(body.read(body.sizeBytes, 100)).toHaveLength(0);
  });

  it('fits into a number of bytes', () => {
    for (const bytes of [100_000, 8_388_608, 40_000_000]) {
      const frames = FlacBody.framesOfBytes(bytes);
      expect(new FlacBody([0], frames, false).sizeBytes).toBeLessThanOrEqual(bytes);
      expect(new FlacBody([0], frames + 1, false).sizeBytes).toBeGreaterThan(bytes);
    }
    expect(FlacBody.framesOfBytes(0)).toBe(1);
  });
});

describe('MP3 of the sandbox', () => {
  it.each([128, 320] as const)('of %d kbit/s is a valid chain of frames of one size', async (bitrate) => {
    const encoder = await Mp3NoteEncoder.create();
    const body = new Mp3Body(encoder, melodyOf(4), bitrate, 500);
    const bytes = Buffer.from(body.read(0, body.sizeBytes));
    const heads = new Set<number>();
    for (let at = 0; at < bytes.length; at += mp3FrameBytes(bitrate)) heads.add(bytes.readUInt16BE(at));
    expect([...heads]).toEqual([0xfffb]);
    const file = fileOf(`of${String(bitrate)}.mp3`, body);
    const found = probe(file);
    if (found) expect(found).toEqual({ format: 'mp3', seconds: 12, bitRate: bitrate * 1000 });
    expect(decodeComplaints(file) ?? '').toBe('');
  });

  it('yields the same bytes however it is read', async () => {
    const body = new Mp3Body(await Mp3NoteEncoder.create(), melodyOf(5), 320, 61);
    expect(inPieces(body, 7_001).equals(Buffer.from(body.read(0, body.sizeBytes)))).toBe(true);
  });
});

describe('melodies', () => {
  it('differ by track and stay the same', () => {
    expect(melodyOf(1000101)).toEqual(melodyOf(1000101));
    const melodies = new Set(Array.from({ length: 2000 }, (_, id) => melodyOf(id).join()));
    expect(melodies.size).toBe(2000);
  });
});
