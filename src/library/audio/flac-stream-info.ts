/** What the STREAMINFO block of a FLAC file says. */
export interface FlacStreamInfo {
  /** Samples in the largest block. */
  maxBlockSize: number;
  /** Hz. */
  sampleRate: number;
  channels: number;
  bitsPerSample: number;
  /** Per channel; 0 = not known. */
  totalSamples: number;
}

export const STREAM_INFO_BYTES = 34;

/** Reads the body of a STREAMINFO block. @returns null when it says what cannot be */
export function parseStreamInfo(block: Buffer): FlacStreamInfo | null {
  const minBlockSize = block.readUInt16BE(0);
  const maxBlockSize = block.readUInt16BE(2);
  // 20 bits of rate, 3 of channels − 1, 5 of bits − 1, 36 of samples.
  const packed = block.readBigUInt64BE(10);
  const info = {
    maxBlockSize,
    sampleRate: Number(packed >> 44n),
    channels: Number((packed >> 41n) & 7n) + 1,
    bitsPerSample: Number((packed >> 36n) & 31n) + 1,
    totalSamples: Number(packed & 0xfffffffffn),
  };
  const isSound = minBlockSize >= 16 && maxBlockSize >= minBlockSize && info.sampleRate > 0 && info.bitsPerSample >= 4;
  return isSound ? info : null;
}
