import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;
/** What others may change meanwhile is neither followed elsewhere nor waited for: opening a pipe would take for ever. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A part of an open file. */
export interface ByteRange {
  file: FileHandle;
  start: number;
  /** Exclusive. */
  end: number;
}

/** Whether two files hold the same bytes. @throws errors of the file system */
export async function haveSameBytes(one: string, other: string, signal?: AbortSignal): Promise<boolean> {
  return withFiles(one, other, async (a, b) => {
    const [left, right] = [(await a.stat()).size, (await b.stat()).size];
    return areSameRanges({ file: a, start: 0, end: left }, { file: b, start: 0, end: right }, signal);
  });
}

/** Whether two parts of files are of equal length and bytes; memory is bounded. @throws errors of the file system, the signal's reason */
export async function areSameRanges(one: ByteRange, other: ByteRange, signal?: AbortSignal): Promise<boolean> {
  const length = one.end - one.start;
  if (other.end - other.start !== length) return false;
  const [left, right] = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)];
  for (let done = 0; done < length;) {
    signal?.throwIfAborted();
    const wanted = Math.min(CHUNK_BYTES, length - done);
    const [a, b] = await Promise.all([
      readFully(one.file, left, wanted, one.start + done),
      readFully(other.file, right, wanted, other.start + done),
    ]);
    if (a !== wanted || b !== wanted || left.compare(right, 0, wanted, 0, wanted) !== 0) return false;
    done += wanted;
  }
  return true;
}

/** Opens two files for some work. */
export async function withFiles<T>(
  one: string,
  other: string,
  work: (a: FileHandle, b: FileHandle) => Promise<T>,
): Promise<T> {
  const a = await open(one, READ);
  try {
    const b = await open(other, READ);
    try {
      return await work(a, b);
    } finally {
      await b.close();
    }
  } finally {
    await a.close();
  }
}

/** Reads until the buffer's part is full or the file ends. @returns how many bytes came */
export async function readFully(file: FileHandle, buffer: Buffer, length: number, position: number): Promise<number> {
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}
