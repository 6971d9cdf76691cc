import { stat } from 'node:fs/promises';
import { errnoOf } from './filesystem-fault.js';

/** Tells whether a file is still the one that it was. */
export type FileStamp = string;

/** @returns null when no regular file is there; links are followed */
export async function stampOf(path: string): Promise<FileStamp | null> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() ? [found.dev, found.ino, found.size, found.mtimeNs].join(':') : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}
