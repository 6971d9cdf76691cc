import type { FileHandle } from 'node:fs/promises';
import { readFully } from '../same-bytes.js';
import { STREAM_INFO_BYTES } from './flac-stream-info.js';
import { ID3V2_HEADER_BYTES, id3v2Bytes } from './leading-tags.js';
import { startOfTagsAtEnd } from './tags-at-end.js';

const BLOCK_HEADER_BYTES = 4;
/** A walk over blocks of no length must end as well. */
const MAX_BLOCKS = 4096;
/** As must one over tags in front. */
const MAX_LEADING_TAGS = 64;

/** Where the audio lies in a file. */
export interface AudioRange {
  /** First byte of the first frame. */
  start: number;
  /** Behind the last byte of the last frame; what follows are tags. */
  end: number;
  /** Body of a FLAC's STREAMINFO, null for an MP3. */
  streamInfo: Buffer | null;
  /** NUL bytes in front of everything. */
  paddingBytes: number;
}

/**
 * Finds the audio by walking over what stands before and behind it; the frames themselves are not looked at.
 * @returns null when the metadata make no sense
 */
export async function findAudio(file: FileHandle): Promise<AudioRange | null> {
  const { size } = await file.stat();
  const lead = await passLead(file, size);
  if (!lead) return null;
  const { begin, paddingBytes } = lead;
  const mark = await readAt(file, begin, 4);
  if (mark.length < 4) return null;
  const isFlac = mark.toString('latin1') === 'fLaC';
  const blocks = isFlac ? await passBlocks(file, begin + 4, size) : null;
  if (isFlac && !blocks) return null;
  const start = blocks?.end ?? begin;
  const end = await startOfTagsAtEnd(file, start, size);
  return end > start ? { start, end, streamInfo: blocks?.streamInfo ?? null, paddingBytes } : null;
}

/** NULs and ID3v2 tags stand before both formats. */
async function passLead(file: FileHandle, size: number): Promise<{ begin: number; paddingBytes: number } | null> {
  let begin = 0;
  let paddingBytes = 0;
  for (let count = 0; count < MAX_LEADING_TAGS; count++) {
    const view = await readAt(file, begin, ID3V2_HEADER_BYTES);
    const nuls = view[0] === 0 ? await nulsAt(file, begin) : 0;
    if (begin === paddingBytes) paddingBytes += nuls;
    const passed = nuls + id3v2Bytes(view);
    if (passed === 0 || begin + passed >= size) return { begin, paddingBytes };
    begin += passed;
  }
  return null;
}

async function nulsAt(file: FileHandle, start: number): Promise<number> {
  for (let length = 0; ;) {
    const view = await readAt(file, start + length, 64 * 1024);
    const found = view.findIndex((byte) => byte !== 0);
    if (found >= 0 || view.length === 0) return length + Math.max(found, 0);
    length += view.length;
  }
}

async function passBlocks(
  file: FileHandle,
  begin: number,
  size: number,
): Promise<{ end: number; streamInfo: Buffer } | null> {
  let streamInfo: Buffer | null = null;
  let at = begin;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = await readAt(file, at, BLOCK_HEADER_BYTES);
    if (header.length < BLOCK_HEADER_BYTES) return null;
    const type = header.readUInt8(0) & 0x7f;
    const length = header.readUIntBE(1, 3);
    // The stream's information comes first, once; 127 is no block at all.
    if (type === 127 || (type === 0) !== (streamInfo === null)) return null;
    streamInfo ??= await readAt(file, at + BLOCK_HEADER_BYTES, length);
    at += BLOCK_HEADER_BYTES + length;
    if (at > size || streamInfo.length !== STREAM_INFO_BYTES) return null;
    if ((header.readUInt8(0) & 0x80) !== 0) return { end: at, streamInfo };
  }
  return null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, await readFully(file, buffer, length, position));
}
