import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder, removed when the spec file has ended. */
export function tempDir(name = 'spec'): string {
  const folder = mkdtempSync(join(tmpdir(), `deemusic-${name}-`));
  afterAll(() => {
    // What a process of the test still writes may come in between.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  return folder;
}
