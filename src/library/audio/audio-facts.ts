import type { Quality } from '../../domain/index.js';

/** What a whole, sound audio file turned out to be. */
export interface AudioFacts {
  format: Quality;
  durationSeconds: number;
  /** Hz. */
  sampleRate: number;
  channels: number;
  /** Frames with audio; an MP3's information frame is not one. */
  frames: number;
  /** Bytes of the frames, without tags and other metadata. */
  audioBytes: number;
  /** NUL bytes in front of everything; publishing removes them. */
  paddingBytes: number;
}

/** Walks a file as it comes in, in chunks of any size; memory is bounded and does not depend on the file. */
export interface AudioVerifier {
  /**
   * The next bytes; they may be reused by the caller afterwards.
   * @throws CorruptError, DecryptionError as soon as the fault is certain
   */
  push(chunk: Uint8Array): void;
  /** The file ends here. @throws CorruptError, DecryptionError */
  end(): AudioFacts;
}

export interface VerifierOptions {
  /** Whether the bytes were decrypted: then noise at the very start means a wrong stream secret. Default false. */
  isDecrypted?: boolean;
}
