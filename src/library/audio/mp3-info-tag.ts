import { MP3_HEADER_BYTES, type Mp3FrameHeader } from './mp3-frame-header.js';

/** What the information frame of an encoder (`Xing`, `Info`) says of the file; null = not said. */
export interface Mp3InfoTag {
  frames: number | null;
  bytes: number | null;
}

/** Enough of the first frame to read its information tag. */
export const INFO_TAG_REACH = MP3_HEADER_BYTES + 34 + 16;

/** Reads the information tag of a first frame. @returns null when the frame is an ordinary one */
export function parseInfoTag(bytes: Buffer, at: number, header: Mp3FrameHeader): Mp3InfoTag | null {
  const start = at + MP3_HEADER_BYTES + header.sideInfoBytes;
  // Some encoders do not count the two bytes of a CRC.
  for (const tag of [start, start - 2]) {
    if (tag + 16 > bytes.length || !/^(Xing|Info)$/.test(bytes.toString('latin1', tag, tag + 4))) continue;
    const flags = bytes.readUInt32BE(tag + 4);
    const hasFrames = (flags & 1) !== 0;
    return {
      frames: hasFrames ? bytes.readUInt32BE(tag + 8) : null,
      bytes: (flags & 2) !== 0 ? bytes.readUInt32BE(tag + (hasFrames ? 12 : 8)) : null,
    };
  }
  return null;
}
