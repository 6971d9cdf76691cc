import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errnoOf } from './filesystem-fault.js';

const NO_FILE: readonly (string | null | undefined)[] = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'EACCES', 'EPERM'];

/**
 * SHA-256 of a regular file, hexadecimal; a link is not followed.
 * @param maxBytes of a larger one nobody wants to know
 * @returns null when there is none that can be read
 * @throws errors of the disk, the signal's reason
 */
export async function digestOf(path: string, maxBytes: number, signal?: AbortSignal): Promise<string | null> {
  try {
    // NONBLOCK: a pipe must not hold up whoever looks.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile() || found.size > maxBytes) return null;
      const hash = createHash('sha256');
      for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) {
        signal?.throwIfAborted();
        hash.update(chunk as Buffer);
      }
      return hash.digest('hex');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (NO_FILE.includes(errnoOf(error))) return null;
    throw error;
  }
}
