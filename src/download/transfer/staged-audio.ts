import { type Clock, CorruptError, EmptyError, RESUME_ALIGNMENT_BYTES } from '../../domain/index.js';
import { type AudioFacts, type AudioVerifier, createVerifier } from '../../library/index.js';
import { Checkpoints } from './checkpoints.js';
import type { StagedFile } from './staged-file.js';
import type { TransferRequest } from './transfer-engine.js';

/** A file that fits into the first write has nothing to go on from: its head is not worth a checkpoint. */
const SMALL_BYTES = 256 * 1024;

/** A file that lacks more than this part of what the service says of it was cut short; tags may differ by less. */
const TOLERATED_LACK = 0.01;

/** The audio in staging. File and verifier always speak of the same bytes: each byte passes both, once. */
export class StagedAudio {
  totalBytes: number | null;
  /** Whether some bytes come from an earlier run or another source than the one that sends now. */
  isPieced = false;
  private verifier: AudioVerifier;
  private readonly checkpoints: Checkpoints;

  constructor(
    private readonly file: StagedFile,
    private readonly request: TransferRequest,
    clock: Clock,
  ) {
    this.totalBytes = request.resume?.totalBytes ?? null;
    this.verifier = this.newVerifier();
    this.checkpoints = new Checkpoints(file, clock, (checkpoint) => request.onCheckpoint(checkpoint));
  }

  get length(): number {
    return this.file.length;
  }

  get isComplete(): boolean {
    return this.length > 0 && this.length === this.totalBytes;
  }

  get validator(): string | null {
    return this.checkpoints.validator;
  }

  /** Drops what cannot be trusted and walks over the rest. @throws CorruptError, DecryptionError when that is worthless */
  async restore(): Promise<void> {
    const kept = this.usableBytes();
    if (this.length !== kept) await this.file.truncate(kept);
    if (kept === 0) return;
    this.isPieced = true;
    this.checkpoints.validator = this.request.resume?.validator ?? null;
    for await (const block of this.file.blocks()) {
      this.request.signal.throwIfAborted();
      this.verifier.push(block);
    }
    this.reportProgress();
  }

  /** A source begins to send. */
  begin(totalBytes: number | null, validator: string | null): void {
    this.totalBytes = totalBytes ?? this.totalBytes;
    this.checkpoints.validator = validator;
    this.checkpoints.totalBytes = this.totalBytes;
    if (this.totalBytes === null || this.totalBytes > SMALL_BYTES) this.checkpoints.begin();
    this.reportProgress();
  }

  /** The next bytes; waits while the disk is behind. */
  async append(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    if (this.totalBytes !== null && this.length + bytes.length > this.totalBytes) {
      throw new CorruptError('The service sent more than the length that it said.');
    }
    this.verifier.push(bytes);
    await this.file.append(bytes);
    this.reportProgress();
    await this.checkpoints.afterChunk();
  }

  /** All bytes are there. @throws CorruptError, DecryptionError, EmptyError */
  async finish(): Promise<AudioFacts> {
    if (this.length === 0) throw new EmptyError('The service sent no bytes.');
    const facts = this.verifier.end();
    this.checkLength();
    await this.file.flush();
    await this.checkpoints.settle();
    return facts;
  }

  /** Begins from nothing. */
  async reset(): Promise<void> {
    this.totalBytes = null;
    this.isPieced = false;
    this.verifier = this.newVerifier();
    // First nothing is believed any more, then it changes: a crash in between must not leave old promises about new bytes.
    await this.checkpoints.reset();
    await this.file.truncate(0);
    this.reportProgress();
  }

  /** Ends without success; what is there stays for the next time. */
  leave(): Promise<void> {
    return this.checkpoints.leave();
  }

  /** Where an MP3 is cut between two frames, only its length tells. */
  private checkLength(): void {
    const { expectedBytes } = this.request;
    if (expectedBytes === null || this.length >= expectedBytes * (1 - TOLERATED_LACK)) return;
    throw new CorruptError(
      `The file has ${String(this.length)} bytes, but the service says ${String(expectedBytes)}: some of the audio is missing.`,
    );
  }

  private usableBytes(): number {
    const usable = Math.min(this.length, this.request.resume?.trustedBytes ?? 0);
    if (this.totalBytes !== null && usable >= this.totalBytes) return usable === this.totalBytes ? usable : 0;
    return usable - (usable % RESUME_ALIGNMENT_BYTES);
  }

  private reportProgress(): void {
    this.request.onProgress(this.length, this.totalBytes ?? this.request.expectedBytes);
  }

  private newVerifier(): AudioVerifier {
    return createVerifier(this.request.format, { isDecrypted: this.request.byteStage !== null });
  }
}
