import { type FileHandle, open, rename } from 'node:fs/promises';
import { errnoOf } from './filesystem-fault.js';
import { syncFile } from './publisher.js';
import { removeFile } from './remove-file.js';

const BLOCK_BYTES = 256 * 1024;
/** Enough to see that a file begins with no such run, which nearly all do. */
const FIRST_BLOCK_BYTES = 4096;

/**
 * Removes the run of NUL bytes that some files of the service begin with, and nothing else. The file is replaced at once, so
 * a crash leaves it with or without the run; calling it again does nothing.
 * @returns how many bytes went; 0 when no file is there
 */
export async function stripLeadingPadding(path: string): Promise<number> {
  const source = await openIfThere(path);
  if (!source) return 0;
  try {
    return await strip(source, path);
  } finally {
    await source.close();
  }
}

/**
 * As {@link stripLeadingPadding}, and the bytes are on the disk afterwards: nearly every file is only looked at and synced.
 * @throws what `open` says when no file is there
 */
export async function stripPaddingAndSync(path: string): Promise<void> {
  const source = await open(path, 'r+');
  try {
    if ((await strip(source, path)) === 0) await source.sync();
  } finally {
    await source.close();
  }
}

async function strip(source: FileHandle, path: string): Promise<number> {
  const padding = await leadingPadding(source);
  if (padding === 0) return 0;
  const clean = `${path}.clean`;
  try {
    await copyFrom(source, padding, clean);
    await syncFile(clean);
    await rename(clean, path);
  } finally {
    await removeFile(clean);
  }
  return padding;
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Length of the NUL run; 0 when nothing follows it, or when it is the size field of an MP4 (`ftyp` at byte 4). */
async function leadingPadding(file: FileHandle): Promise<number> {
  let block = Buffer.allocUnsafe(FIRST_BLOCK_BYTES);
  for (let offset = 0; ;) {
    const { bytesRead } = await file.read(block, 0, block.length, offset);
    if (bytesRead === 0) return 0;
    const view = block.subarray(0, bytesRead);
    if (offset === 0 && (view[0] !== 0 || view.toString('latin1', 4, 8) === 'ftyp')) return 0;
    const found = view.findIndex((byte) => byte !== 0);
    if (found >= 0) return offset + found;
    offset += bytesRead;
    if (block.length < BLOCK_BYTES) block = Buffer.allocUnsafe(BLOCK_BYTES);
  }
}

async function copyFrom(source: FileHandle, start: number, path: string): Promise<void> {
  // Whatever lies there, a link that somebody has put there too, is not written through.
  await removeFile(path);
  const target = await open(path, 'wx', 0o664);
  try {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    for (let offset = start; ;) {
      const { bytesRead } = await source.read(block, 0, BLOCK_BYTES, offset);
      if (bytesRead === 0) return;
      await target.writeFile(block.subarray(0, bytesRead));
      offset += bytesRead;
    }
  } finally {
    await target.close();
  }
}
