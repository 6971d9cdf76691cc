import { PictureType } from 'node-taglib-sharp';
import type { CoverPicture } from '../cover-picture.js';
import type { Id3Version } from './text-frame.js';

export const ID3_HEADER_BYTES = 10;

/** Seven bits a byte, so that no size looks like audio. */
function syncSafe(size: number): number[] {
  return [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f);
}

function plain(size: number): number[] {
  return [24, 16, 8, 0].map((shift) => (size >> shift) & 0xff);
}

/** @param size of frames and padding */
export function id3Header(version: Id3Version, size: number): Buffer {
  return Buffer.from([...Buffer.from('ID3'), version, 0, 0, ...syncSafe(size)]);
}

/**
 * A frame with the front cover. By hand: the library takes 40 ms for one of 500 KB. Its description is empty and in Latin-1, for old
 * players find no picture behind one in UTF-16.
 */
export function coverFrame({ data, mime }: CoverPicture, version: Id3Version): Buffer {
  const head = Buffer.from([0, ...Buffer.from(mime, 'latin1'), 0, PictureType.FrontCover, 0]);
  const size = head.length + data.length;
  const header = [...Buffer.from('APIC'), ...(version === 4 ? syncSafe(size) : plain(size)), 0, 0];
  return Buffer.concat([Buffer.from(header), head, data]);
}
