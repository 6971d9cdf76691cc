import { type Clock, CorruptError, EmptyError, RESUME_ALIGNMENT_BYTES } from '../../domain/index.js';
import type { StripeKernel } from '../../cipher/index.js';
import type { ByteSink } from '../../http/lean.js';
import { type AudioFacts, type AudioVerifier, createVerifier } from '../../library/lean.js';
import { Checkpoints } from './checkpoints.js';
import { SlotIntake } from './slot-intake.js';
import type { StagedFile } from './staged-file.js';
import type { TransferRequest } from './transfer-engine.js';

/** A file that fits into the first write has nothing to go on from: its head is not worth a checkpoint. */
const SMALL_BYTES = 256 * 1024;

/** A file that lacks more than this part of what the service says of it was cut short; tags may differ by less. */
const TOLERATED_LACK = 0.01;

/** The audio in staging. File and verifier always speak of the same bytes: each byte passes both, once. */
export class StagedAudio implements ByteSink {
  totalBytes: number | null;
  /** Whether some bytes come from an earlier run or another source than the one that sends now. */
  isPieced = false;
  private verifier: AudioVerifier;
  /** What a source sends at present. */
  private intake: SlotIntake | null = null;
  private readonly checkpoints: Checkpoints;

  constructor(
    private readonly file: StagedFile,
    private readonly kernel: StripeKernel,
    private readonly request: TransferRequest,
    clock: Clock,
  ) {
    this.totalBytes = request.resume?.totalBytes ?? null;
    this.verifier = this.newVerifier();
    if (request.encryption) kernel.setKey(request.encryption.key);
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
    for await (const block of this.file.blocks(this.kernel.slots[0])) {
      this.request.signal.throwIfAborted();
      this.verifier.push(block);
    }
    this.reportProgress();
  }

  /** A source begins to send, from that byte of the file on. */
  begin(start: number, totalBytes: number | null, validator: string | null): void {
    this.intake = new SlotIntake({
      kernel: this.kernel,
      isEncrypted: this.request.encryption !== null,
      start,
      // Bytes between the aligned start and the end of what is staged come again.
      repeatedBytes: this.length - start,
      accept: (bytes) => {
        this.verifier.push(bytes);
        return this.file.append(bytes);
      },
    });
    this.totalBytes = totalBytes ?? this.totalBytes;
    this.checkpoints.validator = validator;
    this.checkpoints.totalBytes = this.totalBytes;
    if (this.totalBytes === null || this.totalBytes > SMALL_BYTES) this.checkpoints.begin();
    this.reportProgress();
  }

  /** The next bytes. @returns a promise while the disk is behind */
  take(chunk: Uint8Array): Promise<void> | undefined {
    const { intake } = this;
    if (!intake) throw new Error('bytes without a source');
    const received = intake.position + chunk.length;
    if (this.totalBytes !== null && received > this.totalBytes) {
      throw new CorruptError('The service sent more than the length that it said.');
    }
    const busy = intake.put(chunk);
    this.reportProgress();
    if (this.checkpoints.isDue(received)) {
      intake.pass();
      this.checkpoints.begin();
    }
    return busy;
  }

  /** The source has sent all that it has to send. */
  endSource(): void {
    this.intake?.end();
    this.intake = null;
  }

  /** The source failed; what came is kept as far as it can be. @throws CorruptError, DecryptionError when that is worthless */
  async breakSource(): Promise<void> {
    this.intake?.pass();
    this.intake = null;
    await this.file.flush();
  }

  /** Bytes of the file that came by now, also those that still wait for the rest of their chunk. */
  get position(): number {
    return Math.max(this.length, this.intake?.position ?? 0);
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
    this.intake = null;
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
    this.request.onProgress(this.position, this.totalBytes ?? this.request.expectedBytes);
  }

  private newVerifier(): AudioVerifier {
    return createVerifier(this.request.format, { isDecrypted: this.request.encryption !== null });
  }
}
