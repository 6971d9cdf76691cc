/** Small, sound audio files made on the spot, with exact lengths where a test needs them. */

function crc(bytes: Uint8Array, polynomial: number, bits: 8 | 16): number {
  const top = 1 << (bits - 1);
  const mask = 2 * top - 1;
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (bits - 8);
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & top ? polynomial : 0)) & mask;
  }
  return value;
}

function utf8Number(value: number): number[] {
  if (value < 0x80) return [value];
  if (value < 0x800) return [0xc0 | (value >> 6), 0x80 | (value & 0x3f)];
  return [0xe0 | (value >> 12), 0x80 | ((value >> 6) & 0x3f), 0x80 | (value & 0x3f)];
}

/** Noise that is the same in each run. */
export function noise(length: number, seed = 1): Buffer {
  let state = seed >>> 0 || 1;
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

export interface FlacOptions {
  /** Of 192 samples each, mono, 8 bits, 44.1 kHz; default 10. */
  frames?: number;
  /** Body of a PADDING block, default none; makes any length possible. */
  padding?: number;
  /** What STREAMINFO says; default the truth, 0 = unknown. */
  totalSamples?: number;
  /** Samples of the last frame, default 192. */
  lastBlockSize?: number;
  seed?: number;
}

const BLOCK_SAMPLES = 192;

function flacFrame(number: number, blockSize: number, seed: number): Buffer {
  const isFull = blockSize === BLOCK_SAMPLES;
  // Sync, fixed size; block size code and 44.1 kHz; mono, 8 bits.
  const head = [0xff, 0xf8, isFull ? 0x19 : 0x69, 0x02, ...utf8Number(number), ...(isFull ? [] : [blockSize - 1])];
  const header = Buffer.from([...head, crc(Buffer.from(head), 0x07, 8)]);
  const body = Buffer.concat([header, Buffer.from([0x02]), noise(blockSize, seed + number)]);
  const sum = crc(body, 0x8005, 16);
  return Buffer.concat([body, Buffer.from([sum >> 8, sum & 0xff])]);
}

export function makeFlac(options: FlacOptions = {}): Buffer {
  const { frames = 10, padding, lastBlockSize = BLOCK_SAMPLES, seed = 1 } = options;
  const samples = (frames - 1) * BLOCK_SAMPLES + lastBlockSize;
  const info = Buffer.alloc(38);
  info.writeUInt8(padding === undefined ? 0x80 : 0, 0);
  info.writeUIntBE(34, 1, 3);
  info.writeUInt16BE(BLOCK_SAMPLES, 4);
  info.writeUInt16BE(BLOCK_SAMPLES, 6);
  info.writeBigUInt64BE((44_100n << 44n) | (7n << 36n) | BigInt(options.totalSamples ?? samples), 14);
  const pad = padding === undefined ? Buffer.alloc(0) : Buffer.alloc(4 + padding);
  if (padding !== undefined) pad.writeUInt32BE(((0x81 << 24) >>> 0) + padding, 0);
  const body = Array.from({ length: frames }, (_, index) =>
    flacFrame(index, index === frames - 1 ? lastBlockSize : BLOCK_SAMPLES, seed),
  );
  return Buffer.concat([Buffer.from('fLaC'), info, pad, ...body]);
}

/** A sound FLAC of exactly so many bytes, at least a few hundred. */
export function flacOfLength(bytes: number, seed = 1): Buffer {
  // Frame numbers grow by a byte at 128 and at 2048: try how many frames fit.
  let frames = Math.max(1, Math.floor((bytes - 46) / 203));
  while (frames > 1 && makeFlac({ frames, padding: 0, seed }).length > bytes) frames--;
  const padding = bytes - makeFlac({ frames, padding: 0, seed }).length;
  return makeFlac({ frames, padding, seed });
}

export interface Mp3Options {
  /** Of 1152 samples, 128 kbit/s, 44.1 kHz, stereo, silent but for noise in the payload's place; default 10. */
  frames?: number;
  /** Whole length of an ID3v2 tag in front, at least 10; default none. */
  tagBytes?: number;
  /** Puts an information frame in front that says so many frames. */
  infoFrames?: number;
  seed?: number;
}

const MP3_FRAME_BYTES = 417;

function mp3Frame(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), payload], MP3_FRAME_BYTES);
}

export function makeMp3(options: Mp3Options = {}): Buffer {
  const { frames = 10, tagBytes, infoFrames, seed = 1 } = options;
  const parts: Buffer[] = [];
  if (tagBytes !== undefined) {
    const size = tagBytes - 10;
    const sizeBytes = [size >> 21, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f];
    parts.push(Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, ...sizeBytes]), Buffer.alloc(size)]));
  }
  if (infoFrames !== undefined) {
    const info = Buffer.alloc(32 + 16);
    info.write('Info', 32, 'latin1');
    info.writeUInt32BE(3, 36);
    info.writeUInt32BE(infoFrames, 40);
    info.writeUInt32BE((infoFrames + 1) * MP3_FRAME_BYTES, 44);
    parts.push(mp3Frame(info));
  }
  for (let index = 0; index < frames; index++) parts.push(mp3Frame(noise(413, seed + index)));
  return Buffer.concat(parts);
}

/** A sound MP3 of exactly so many bytes, at least 427. */
export function mp3OfLength(bytes: number, seed = 1): Buffer {
  const frames = Math.max(1, Math.floor((bytes - 10) / MP3_FRAME_BYTES));
  return makeMp3({ frames, tagBytes: bytes - frames * MP3_FRAME_BYTES, seed });
}
