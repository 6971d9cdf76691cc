import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 1024 * 1024;

async function readExactly(file: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length;) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, position + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was tagged');
    done += bytesRead;
  }
}

async function writeAll(file: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length;) {
    const { bytesWritten } = await file.write(buffer, done, buffer.length - done, position + done);
    done += bytesWritten;
  }
}

/** Moves `[start, end)` by `by` bytes, chunk by chunk from the side that keeps unread bytes from being overwritten. */
async function move(
  file: FileHandle,
  { start, end, by }: { start: number; end: number; by: number },
  signal?: AbortSignal,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - start));
  for (let moved = 0; moved < end - start;) {
    signal?.throwIfAborted();
    const chunk = buffer.subarray(0, Math.min(buffer.length, end - start - moved));
    const from = by > 0 ? end - moved - chunk.length : start + moved;
    await readExactly(file, chunk, from);
    await writeAll(file, chunk, from + by);
    moved += chunk.length;
  }
}

async function isAlready(file: FileHandle, head: Buffer): Promise<boolean> {
  const present = Buffer.allocUnsafe(head.length);
  await readExactly(file, present, 0);
  return present.equals(head);
}

/** A file's new head and tail; what is between `audioStart` and `audioEnd` stays, byte by byte. */
export interface Frame {
  head: Buffer;
  audioStart: number;
  audioEnd: number;
  tail: Buffer;
}

/**
 * Puts a new head and tail around the audio of a file, in place, a MiB at a time: a file of any size needs the same memory. A head of
 * the same length moves nothing. Not atomic: it works on a copy.
 */
export async function replaceAround(
  path: string,
  { head, audioStart, audioEnd, tail }: Frame,
  signal?: AbortSignal,
): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const by = head.length - audioStart;
    if (by !== 0) await move(file, { start: audioStart, end: audioEnd, by }, signal);
    if (by !== 0 || !(await isAlready(file, head))) await writeAll(file, head, 0);
    await writeAll(file, tail, audioEnd + by);
    await file.truncate(audioEnd + by + tail.length);
  } finally {
    await file.close();
  }
}
