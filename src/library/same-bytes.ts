import { open, type FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;

/** Whether two files hold the same bytes. @throws errors of the file system */
export async function haveSameBytes(one: string, other: string): Promise<boolean> {
  const files: FileHandle[] = [];
  try {
    const [a, b] = [await opened(one, files), await opened(other, files)];
    if ((await a.stat()).size !== (await b.stat()).size) return false;
    const [left, right] = [Buffer.alloc(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES)];
    for (let offset = 0; ;) {
      const { bytesRead } = await a.read(left, 0, CHUNK_BYTES, offset);
      if (bytesRead === 0) return true;
      const { bytesRead: otherRead } = await b.read(right, 0, bytesRead, offset);
      if (otherRead !== bytesRead || !left.subarray(0, bytesRead).equals(right.subarray(0, bytesRead))) return false;
      offset += bytesRead;
    }
  } finally {
    for (const file of files) await file.close();
  }
}

async function opened(path: string, files: FileHandle[]): Promise<FileHandle> {
  const file = await open(path, 'r');
  files.push(file);
  return file;
}
