import { open } from 'node:fs/promises';
import type { Quality } from '../../domain/index.js';
import { withFilesystemErrors } from '../filesystem-fault.js';
import type { AudioFacts, VerifierOptions } from './audio-facts.js';
import { createVerifier } from './create-verifier.js';

const BLOCK_BYTES = 256 * 1024;

/**
 * Walks a whole file on the disk; memory is bounded.
 * @throws CorruptError, DecryptionError, FilesystemError, or the signal's reason
 */
export async function verifyFile(
  path: string,
  format: Quality,
  signal?: AbortSignal,
  options: VerifierOptions = {},
): Promise<AudioFacts> {
  return withFilesystemErrors('The staged file could not be read', async () => {
    const file = await open(path, 'r');
    try {
      const verifier = createVerifier(format, options);
      const block = Buffer.allocUnsafe(BLOCK_BYTES);
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, null);
        if (bytesRead === 0) return verifier.end();
        verifier.push(block.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  });
}
