import { crc8 } from './crc8.js';
import type { FlacStreamInfo } from './flac-stream-info.js';

/** The head of a FLAC frame. */
export interface FlacFrameHeader {
  /** Whether `number` counts samples (variable block size) rather than frames. */
  isVariable: boolean;
  number: number;
  /** Samples per channel. */
  blockSize: number;
}

/** No frame header is longer. */
export const MAX_FLAC_HEADER_BYTES = 16;

/** By the four bits of the header; 0 = in the stream's information, −1 = one more field follows, null = invalid. */
const SAMPLE_RATES = [
  0,
  88_200,
  176_400,
  192_000,
  8000,
  16_000,
  22_050,
  24_000,
  32_000,
  44_100,
  48_000,
  96_000,
  -1,
  -1,
  -1,
  null,
];
const SAMPLE_SIZES = [0, 8, 12, null, 16, 20, 24, 32];
const RATE_UNITS: Record<number, number> = { 12: 1000, 13: 1, 14: 10 };

/**
 * Reads a frame header.
 * @returns null when the bytes are none: sync, reserved bits, fields against STREAMINFO, and CRC-8 must all fit
 */
export function parseFrameHeader(bytes: Buffer, at: number, info: FlacStreamInfo): FlacFrameHeader | null {
  if (at + 6 > bytes.length || bytes[at] !== 0xff) return null;
  const [second, third, fourth] = [bytes.readUInt8(at + 1), bytes.readUInt8(at + 2), bytes.readUInt8(at + 3)];
  if ((second & 0xfe) !== 0xf8 || !fitsStream(third, fourth, info)) return null;
  const number = readNumber(bytes, at + 4);
  const size = number && readBlockSize(bytes, number.end, third >> 4);
  const rate = size && readSampleRate(bytes, size.end, third & 15);
  if (!rate || !isAllowed(size.value, rate.value, info)) return null;
  if (rate.end >= bytes.length || crc8(bytes, at, rate.end) !== bytes[rate.end]) return null;
  return { isVariable: (second & 1) === 1, number: number.value, blockSize: size.value };
}

function isAllowed(blockSize: number, sampleRate: number, info: FlacStreamInfo): boolean {
  return blockSize <= info.maxBlockSize && (sampleRate === 0 || sampleRate === info.sampleRate);
}

interface Field {
  value: number;
  /** Where the next field begins. */
  end: number;
}

function fitsStream(third: number, fourth: number, info: FlacStreamInfo): boolean {
  if (third >> 4 === 0 || (third & 15) === 15 || (fourth & 1) !== 0) return false;
  const assignment = fourth >> 4;
  const channels = assignment < 8 ? assignment + 1 : assignment < 11 ? 2 : 0;
  const bits = SAMPLE_SIZES[(fourth >> 1) & 7];
  return channels === info.channels && (bits === 0 || bits === info.bitsPerSample);
}

/** A number in the extended form of UTF-8, up to 36 bits. */
function readNumber(bytes: Buffer, at: number): Field | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, end: at + 1 };
  const length = Math.clz32(~(first << 24));
  if (length < 2 || length > 7) return null;
  let value = length === 7 ? 0 : first & (0x7f >> length);
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index];
    if (next === undefined || (next & 0xc0) !== 0x80) return null;
    value = value * 64 + (next & 0x3f);
  }
  return { value, end: at + length };
}

function readBlockSize(bytes: Buffer, at: number, code: number): Field | null {
  if (code === 1) return { value: 192, end: at };
  if (code <= 5) return { value: 576 << (code - 2), end: at };
  if (code >= 8) return { value: 256 << (code - 8), end: at };
  const field = readUnsigned(bytes, at, code - 5);
  return field && { value: field.value + 1, end: field.end };
}

function readSampleRate(bytes: Buffer, at: number, code: number): Field | null {
  const known = SAMPLE_RATES[code];
  if (known === null || known === undefined) return null;
  if (known >= 0) return { value: known, end: at };
  const field = readUnsigned(bytes, at, code === 12 ? 1 : 2);
  return field && { value: field.value * (RATE_UNITS[code] ?? 1), end: field.end };
}

function readUnsigned(bytes: Buffer, at: number, length: number): Field | null {
  return at + length <= bytes.length ? { value: bytes.readUIntBE(at, length), end: at + length } : null;
}
