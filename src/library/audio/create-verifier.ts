import type { Quality } from '../../domain/index.js';
import type { AudioVerifier, VerifierOptions } from './audio-facts.js';
import { FlacVerifier } from './flac-verifier.js';
import { Mp3Verifier } from './mp3-verifier.js';

/** A verifier for one file of the format that it is said to have. */
export function createVerifier(format: Quality, options: VerifierOptions = {}): AudioVerifier {
  return format === 'FLAC' ? new FlacVerifier(options) : new Mp3Verifier(format, options);
}
