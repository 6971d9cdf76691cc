import { createHash } from 'node:crypto';

const ID3V1_BYTES = 128;
const APE_FOOTER_BYTES = 32;

/** A hash of the audio in an MP3 or FLAC file without its tags; null for anything else. */
export function audioPayload(file: Buffer): string | null {
  const audio = withoutTail(withoutId3v2(file));
  const isFlac = audio.subarray(0, 4).toString('latin1') === 'fLaC';
  const isMpeg = audio[0] === 0xff && ((audio[1] ?? 0) & 0xe0) === 0xe0;
  if (!isFlac && !isMpeg) return null;
  return createHash('sha256')
    .update(isFlac ? withoutBlocks(audio) : audio)
    .digest('hex');
}

function withoutId3v2(file: Buffer): Buffer {
  if (file.length < 10 || file.subarray(0, 3).toString('latin1') !== 'ID3') return file;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (file[at]! & 0x7f), 0);
  const footer = (file[5]! & 0x10) === 0 ? 0 : 10;
  return file.subarray(10 + size + footer);
}

function withoutTail(file: Buffer): Buffer {
  const id3 = file.length - ID3V1_BYTES;
  const rest = id3 >= 0 && file.subarray(id3, id3 + 3).toString('latin1') === 'TAG' ? file.subarray(0, id3) : file;
  const ape = rest.length - APE_FOOTER_BYTES;
  if (ape < 0 || rest.subarray(ape, ape + 8).toString('latin1') !== 'APETAGEX') return rest;
  const hasHeader = (rest.readUInt32LE(ape + 20) & 0x80000000) !== 0;
  return rest.subarray(0, Math.max(0, rest.length - rest.readUInt32LE(ape + 12) - (hasHeader ? APE_FOOTER_BYTES : 0)));
}

/** The frames of a FLAC file. */
function withoutBlocks(flac: Buffer): Buffer {
  let at = 4;
  for (let isLast = false; !isLast && at + 4 <= flac.length;) {
    isLast = (flac[at]! & 0x80) !== 0;
    at += 4 + flac.readUIntBE(at + 1, 3);
  }
  return flac.subarray(at);
}
