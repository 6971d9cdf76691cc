import { describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFlac, makeMp3, noise } from '../../../test/support/audio-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { CorruptError, DecryptionError, FilesystemError, type Quality } from '../../domain/index.js';
import type { VerifierOptions } from './audio-facts.js';
import { createVerifier } from './create-verifier.js';
import { verifyFile } from './verify-file.js';

function walk(bytes: Uint8Array, format: Quality, options?: VerifierOptions): unknown {
  const verifier = createVerifier(format, options);
  verifier.push(bytes);
  return verifier.end();
}

describe('a file that is not what it was said to be', () => {
  it('is recognised by its first bytes', () => {
    expect(() => walk(makeMp3(), 'FLAC')).toThrow('The service said FLAC, but the file is MP3');
    expect(() => walk(makeFlac(), 'MP3_320')).toThrow('The service said MP3_320, but the file is FLAC');
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypM4A '), noise(500)]);
    expect(() => walk(mp4, 'MP3_128')).toThrow('neither FLAC nor MP3');
    expect(() => walk(Buffer.from('<!DOCTYPE html><html>…'), 'FLAC')).toThrow(CorruptError);
  });

  it('stays mislabelled, not undecryptable, when it was decrypted', () => {
    expect(() => walk(makeMp3(), 'FLAC', { isDecrypted: true })).toThrow(CorruptError);
  });

  it('is noise: a wrong secret when it was decrypted, else damage', () => {
    for (let seed = 1; seed < 200; seed++) {
      const bytes = noise(4096, seed * 7919);
      expect(() => walk(bytes, 'FLAC', { isDecrypted: true })).toThrow(DecryptionError);
      expect(() => walk(bytes, 'MP3_320', { isDecrypted: true })).toThrow(DecryptionError);
      expect(() => walk(bytes, 'FLAC')).toThrow(CorruptError);
    }
    expect(() => walk(noise(4096), 'FLAC', { isDecrypted: true })).toThrow('DEEMUSIC_DEEZER_STREAM_SECRET');
  });

  it('is found before the file is whole', () => {
    const verifier = createVerifier('FLAC', { isDecrypted: true });
    expect(() => {
      verifier.push(noise(2048));
    }).toThrow(DecryptionError);
  });

  it('is noise behind NULs that were decrypted rightly', () => {
    const bytes = Buffer.concat([Buffer.alloc(2048), noise(4096, 5)]);
    expect(() => walk(bytes, 'FLAC', { isDecrypted: true })).toThrow(CorruptError);
  });

  it('holds nothing, or NULs alone', () => {
    expect(() => walk(Buffer.alloc(0), 'FLAC')).toThrow(CorruptError);
    expect(() => walk(Buffer.alloc(70_000), 'MP3_128')).toThrow(CorruptError);
    expect(() => walk(Buffer.from('fLa'), 'FLAC')).toThrow(CorruptError);
  });
});

describe('a file on the disk', () => {
  const folder = tempDir('verify');

  it('is walked whole', async () => {
    const path = join(folder, 'a.flac');
    await writeFile(path, makeFlac({ frames: 3000 }));
    await expect(verifyFile(path, 'FLAC')).resolves.toMatchObject({ frames: 3000 });
  });

  it('is not there, or nobody waits any more', async () => {
    await expect(verifyFile(join(folder, 'none'), 'FLAC')).rejects.toThrow(FilesystemError);
    const reason = new Error('enough');
    await expect(verifyFile(join(folder, 'a.flac'), 'FLAC', AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
