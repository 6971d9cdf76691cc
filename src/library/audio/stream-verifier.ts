import { CorruptError, DecryptionError, type Quality } from '../../domain/index.js';
import type { AudioFacts, AudioVerifier, VerifierOptions } from './audio-facts.js';
import { ID3V2_HEADER_BYTES, id3v2Bytes } from './leading-tags.js';
import { type Signature, signatureAt } from './signature.js';

const EMPTY = Buffer.alloc(0);
/** More than what a verifier keeps back between two frames. */
const SEAM_BYTES = 1024;

/**
 * What both formats share: chunks of any size become a sliding view of unread bytes, and what may stand in front of the audio
 * (a run of NULs, ID3v2 tags) is passed over. Only a short rest of each chunk is copied and kept.
 */
export abstract class StreamVerifier implements AudioVerifier {
  /** Absolute offset of the first unread byte; beyond the end of what came while a long block is passed over. */
  protected position = 0;
  protected paddingBytes = 0;
  private received = 0;
  private unread: Buffer = EMPTY;
  private scratch: Buffer = EMPTY;
  private isInBody = false;

  constructor(
    protected readonly format: Quality,
    private readonly expected: 'flac' | 'mp3',
    private readonly options: VerifierOptions,
  ) {}

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.unread.length === 0 || bytes.length <= SEAM_BYTES) {
      this.take(bytes);
      return;
    }
    // Only a seam is copied to join the rest of the last chunk; what is still unread then lies in this one, as a rule.
    this.take(bytes.subarray(0, SEAM_BYTES));
    const again = this.unread.length <= SEAM_BYTES ? this.unread.length : 0;
    if (again > 0) this.unread = EMPTY;
    this.received -= again;
    this.take(bytes.subarray(SEAM_BYTES - again));
  }

  end(): AudioFacts {
    const rest = this.read(this.unread, true);
    if (!this.isInBody) throw new CorruptError('The file holds no audio.');
    if (this.position > this.received) throw this.truncated();
    return this.finish(rest);
  }

  /**
   * Reads some of the view.
   * @returns how many bytes it is done with (may reach beyond the view), 0 = more are needed
   */
  protected abstract body(view: Buffer, isEnd: boolean): number;

  /** @param rest what {@link body} left unread at the end of the file */
  protected abstract finish(rest: Buffer): AudioFacts;

  protected truncated(): CorruptError {
    return new CorruptError('The file ends too early; some of the audio is missing.');
  }

  protected damaged(what: string): CorruptError {
    return new CorruptError(`The file is damaged: ${what}, near byte ${String(this.position)}.`);
  }

  private take(bytes: Buffer): void {
    const passedOver = Math.min(bytes.length, Math.max(0, this.position - this.received));
    this.received += bytes.length;
    this.read(this.unread.length === 0 ? bytes.subarray(passedOver) : this.joined(bytes), false);
  }

  /** One buffer serves all chunks; a new one for each would keep the collector busy. */
  private joined(bytes: Buffer): Buffer {
    const length = this.unread.length + bytes.length;
    if (this.scratch.length < length) this.scratch = Buffer.allocUnsafeSlow(length);
    this.unread.copy(this.scratch);
    bytes.copy(this.scratch, this.unread.length);
    return this.scratch.subarray(0, length);
  }

  private read(bytes: Buffer, isEnd: boolean): Buffer {
    let view = bytes;
    while (view.length > 0) {
      const used = this.isInBody ? this.body(view, isEnd) : this.lead(view, isEnd);
      if (used === 0) break;
      this.position += used;
      view = view.subarray(Math.min(used, view.length));
    }
    this.unread = Buffer.from(view);
    return this.unread;
  }

  private lead(view: Buffer, isEnd: boolean): number {
    if (view.length < ID3V2_HEADER_BYTES && !isEnd) return 0;
    const isMp4 = this.position === 0 && view.toString('latin1', 4, 8) === 'ftyp';
    if (view[0] === 0 && !isMp4) return this.passPadding(view);
    const tag = id3v2Bytes(view);
    if (tag > 0) return tag;
    const signature = signatureAt(view, 0, isEnd);
    if (signature === null) return 0;
    this.check(signature);
    this.isInBody = true;
    return this.body(view, isEnd);
  }

  private passPadding(view: Buffer): number {
    const found = view.findIndex((byte) => byte !== 0);
    const length = found < 0 ? view.length : found;
    if (this.paddingBytes === this.position) this.paddingBytes += length;
    return length;
  }

  private check(signature: Signature): void {
    if (signature === this.expected) return;
    if (signature !== 'unknown') {
      const found = signature === 'other' ? 'neither FLAC nor MP3' : signature.toUpperCase();
      throw new CorruptError(`The service said ${this.format}, but the file is ${found}.`);
    }
    // With NULs or a tag before it, decryption has already proved right.
    if (this.options.isDecrypted && this.position < 8) {
      throw new DecryptionError(
        'The bytes do not become audio: the stream secret is wrong. Set deezer.streamSecret (DEEMUSIC_DEEZER_STREAM_SECRET).',
      );
    }
    throw new CorruptError(`The file is not ${this.format}: it begins with something that is no audio.`);
  }
}
