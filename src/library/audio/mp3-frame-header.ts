/** The head of an MPEG layer III frame. */
export interface Mp3FrameHeader {
  /** 1, 2 or 2.5. */
  version: 1 | 2 | 2.5;
  /** Hz. */
  sampleRate: number;
  channels: number;
  /** Length of the whole frame, header included. */
  bytes: number;
  samples: number;
  /** Length of what stands between the header and the place of an information tag. */
  sideInfoBytes: number;
}

const BITRATES_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];
const VERSIONS = [2.5, null, 2, 1] as const;
const SIDE_INFO_BYTES = { 1: { 1: 17, 2: 32 }, 2: { 1: 9, 2: 17 }, 2.5: { 1: 9, 2: 17 } };
const RATE_DIVISOR = { 1: 1, 2: 2, 2.5: 4 };

export const MP3_HEADER_BYTES = 4;

/** Reads a frame header at `at`, where four bytes must be. @returns null when it is none; frames of free bitrate do not count */
export function parseMp3Header(bytes: Buffer, at: number): Mp3FrameHeader | null {
  const word = bytes.readUInt32BE(at);
  const version = VERSIONS[(word >>> 19) & 3];
  const baseRate = SAMPLE_RATES[(word >>> 10) & 3];
  const isLayer3 = ((word >>> 17) & 3) === 1;
  if (word >>> 21 !== 0x7ff || version === null || version === undefined || !isLayer3) return null;
  const bitrate = (version === 1 ? BITRATES_V1 : BITRATES_V2)[(word >>> 12) & 15];
  if (!bitrate || baseRate === undefined || (word & 3) === 2) return null;
  const sampleRate = baseRate / RATE_DIVISOR[version];
  const samples = version === 1 ? 1152 : 576;
  const channels = ((word >>> 6) & 3) === 3 ? 1 : 2;
  const hasCrc = ((word >>> 16) & 1) === 0;
  return {
    version,
    sampleRate,
    channels,
    bytes: Math.floor(((samples / 8) * bitrate * 1000) / sampleRate) + ((word >>> 9) & 1),
    samples,
    sideInfoBytes: SIDE_INFO_BYTES[version][channels] + (hasCrc ? 2 : 0),
  };
}
