import { createHash } from 'node:crypto';
import type { AudioQuality } from '../media.js';

const SAMPLE_RATE = 44_100;
const BLOCK = 4096;

/** About a second of silence, as a sound file of that format without tags. */
export function silentAudio(format: AudioQuality = 'FLAC'): Buffer {
  return format === 'FLAC' ? silentFlac() : silentMp3(format === 'MP3_320' ? 320 : 128);
}

function silentMp3(kbps: 128 | 320): Buffer {
  // MPEG 1 layer III at 44.1 kHz; side information of zeros is silence.
  const frame = Buffer.alloc(Math.floor((144_000 * kbps) / SAMPLE_RATE));
  frame.writeUInt32BE(kbps === 320 ? 0xfffbe000 : 0xfffb9000);
  return Buffer.concat(Array<Buffer>(39).fill(frame));
}

function silentFlac(): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(BLOCK, 0);
  info.writeUInt16BE(BLOCK, 2);
  // 20 bits rate, 3 bits channels - 1, 5 bits sample size - 1, 36 bits samples.
  info.writeBigUInt64BE((BigInt(SAMPLE_RATE) << 44n) | (15n << 36n) | BigInt(SAMPLE_RATE), 10);
  createHash('md5')
    .update(Buffer.alloc(SAMPLE_RATE * 2))
    .digest()
    .copy(info, 18);
  const frames: Buffer[] = [];
  for (let done = 0; done < SAMPLE_RATE; done += BLOCK) {
    frames.push(silentFrame(frames.length, Math.min(BLOCK, SAMPLE_RATE - done)));
  }
  return Buffer.concat([Buffer.from('fLaC'), Buffer.from([0x80, 0, 0, info.length]), info, ...frames]);
}

function silentFrame(number: number, samples: number): Buffer {
  // Block size 4096 has a code of its own; another one is written out.
  const size = samples === BLOCK ? [] : [(samples - 1) >> 8, (samples - 1) & 255];
  const header = [0xff, 0xf8, samples === BLOCK ? 0xc9 : 0x79, 0x08, number, ...size];
  const frame = [...header, crc(header, 8, 0x07), 0, 0, 0];
  const check = crc(frame, 16, 0x8005);
  return Buffer.from([...frame, check >> 8, check & 255]);
}

function crc(bytes: readonly number[], bits: 8 | 16, polynomial: number): number {
  const [top, mask] = [1 << (bits - 1), (1 << bits) - 1];
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (bits - 8);
    for (let bit = 0; bit < 8; bit++) value = ((value & top) === 0 ? value << 1 : (value << 1) ^ polynomial) & mask;
  }
  return value;
}
