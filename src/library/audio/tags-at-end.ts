import type { FileHandle } from 'node:fs/promises';
import { readFully } from '../same-bytes.js';

/** The fixed part at the end of each kind of tag; Lyrics3v1 alone has to be searched. */
const WINDOW_BYTES = 8192;
const ID3V1_BYTES = 128;
const ID3V1_EXTENSION_BYTES = 227;
const MAX_TAGS = 16;

/**
 * Where the tags at the end of a file begin, found from the end backwards: ID3v1 and its extension, APE, Lyrics3, an appended ID3v2.
 * @param start the tags cannot begin before it
 * @param end length of the file
 */
export async function startOfTagsAtEnd(file: FileHandle, start: number, end: number): Promise<number> {
  const window = Buffer.allocUnsafe(WINDOW_BYTES);
  let at = end;
  for (let count = 0; count < MAX_TAGS; count++) {
    const length = Math.min(WINDOW_BYTES, at - start);
    const bytes = await readFully(file, window, length, at - length);
    const tag = tagBytesBefore(window.subarray(0, bytes));
    if (tag === 0 || at - tag < start) return at;
    at -= tag;
  }
  return at;
}

/** Length of the tag that ends the view, 0 when none does; it may be longer than the view. */
function tagBytesBefore(view: Buffer): number {
  return id3v1Bytes(view) || apeBytes(view) || lyricsBytes(view) || appendedId3v2Bytes(view);
}

function hasMark(view: Buffer, fromEnd: number, mark: string): boolean {
  const at = view.length - fromEnd;
  return at >= 0 && view.toString('latin1', at, at + mark.length) === mark;
}

function id3v1Bytes(view: Buffer): number {
  if (!hasMark(view, ID3V1_BYTES, 'TAG')) return 0;
  const both = ID3V1_BYTES + ID3V1_EXTENSION_BYTES;
  return hasMark(view, both, 'TAG+') ? both : ID3V1_BYTES;
}

function apeBytes(view: Buffer): number {
  if (!hasMark(view, 32, 'APETAGEX')) return 0;
  const footer = view.subarray(view.length - 32);
  const flags = footer.readUInt32LE(20);
  const isHeader = (flags & 0x20000000) !== 0;
  const hasHeader = flags >>> 31 === 1;
  return isHeader ? 0 : Math.max(32, footer.readUInt32LE(12)) + (hasHeader ? 32 : 0);
}

function lyricsBytes(view: Buffer): number {
  if (hasMark(view, 9, 'LYRICS200')) {
    const size = view.toString('latin1', view.length - 15, view.length - 9);
    return /^\d{6}$/.test(size) ? Number(size) + 15 : 0;
  }
  const begin = hasMark(view, 9, 'LYRICSEND') ? view.lastIndexOf('LYRICSBEGIN', undefined, 'latin1') : -1;
  return begin < 0 ? 0 : view.length - begin;
}

function appendedId3v2Bytes(view: Buffer): number {
  if (!hasMark(view, 10, '3DI')) return 0;
  const size = view.subarray(view.length - 4);
  return size.some((byte) => byte >= 0x80) ? 0 : size.reduce((sum, byte) => sum * 128 + byte, 0) + 20;
}
