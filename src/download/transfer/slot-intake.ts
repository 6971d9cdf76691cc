import { type StripeKernel, STRIPE_CHUNK_BYTES } from '../../cipher/index.js';

/** Verifies decrypted bytes and begins to write them. @returns when they have left this memory; null = already */
export type Accept = (bytes: Uint8Array) => Promise<void> | null;

export interface IntakeOptions {
  kernel: StripeKernel;
  /** Whether the kernel has the key of what comes; else it comes plain. */
  isEncrypted: boolean;
  /** Where in the file the first byte lies: a multiple of 6144, so that every slot begins with a whole chunk. */
  start: number;
  /** How many bytes from there on are in the file already; they pass, and are not accepted again. */
  repeatedBytes: number;
  accept: Accept;
}

/**
 * Gathers a body in the two slots of a kernel: a full one is decrypted in place, accepted and written from there, while the other one
 * fills. Memory is bounded, and a byte is copied once.
 */
export class SlotIntake {
  private slot: 0 | 1 = 0;
  /** Where in the file the first byte of the present slot lies. */
  private base: number;
  private filled = 0;
  /** How far the present slot was passed on. */
  private passed = 0;
  private repeated: number;
  private isBroken = false;
  /** The last write so far; writes end in order. */
  private writing: Promise<void> | null = null;
  /** Slots that are still being written from. */
  private readonly busy: [Promise<void> | null, Promise<void> | null] = [null, null];

  constructor(private readonly options: IntakeOptions) {
    this.base = options.start;
    this.repeated = options.repeatedBytes;
  }

  /** Where in the file the next byte lies. */
  get position(): number {
    return this.base + this.filled;
  }

  /** @returns a promise when both slots are full, until the bytes have found their place */
  put(chunk: Uint8Array): Promise<void> | undefined {
    for (let rest = chunk; ;) {
      const busy = this.busy[this.slot];
      if (busy) {
        const waiting = rest;
        return busy.then(() => this.put(waiting));
      }
      rest = this.fill(rest);
      if (rest.length === 0) return undefined;
    }
  }

  /** Passes on what can be decrypted by now: all but a chunk that is not whole yet. Throws what `accept` throws. */
  pass(): void {
    const { isEncrypted } = this.options;
    this.passUpTo(isEncrypted ? this.filled - (this.filled % STRIPE_CHUNK_BYTES) : this.filled);
  }

  /** The file ends here: a chunk that is not whole is its last one, and plain. */
  end(): void {
    this.pass();
    this.passUpTo(this.filled, false);
  }

  /** @returns what did not fit */
  private fill(chunk: Uint8Array): Uint8Array {
    const slot = this.options.kernel.slots[this.slot];
    const taken = Math.min(chunk.length, slot.length - this.filled);
    slot.set(taken === chunk.length ? chunk : chunk.subarray(0, taken), this.filled);
    this.filled += taken;
    if (this.filled === slot.length) this.change();
    return chunk.subarray(taken);
  }

  private change(): void {
    this.pass();
    this.base += this.filled;
    this.filled = 0;
    this.passed = 0;
    const { slot, writing } = this;
    // Written already: the memory of the other slot is not even touched.
    if (!writing) return;
    const done = writing.then(() => {
      this.busy[slot] = null;
    });
    done.catch(() => undefined); // Whoever needs the slot gets to know.
    this.busy[slot] = done;
    this.slot = slot === 0 ? 1 : 0;
  }

  private passUpTo(end: number, isEncrypted = this.options.isEncrypted): void {
    if (this.isBroken || end <= this.passed) return;
    const { kernel, accept } = this.options;
    if (isEncrypted) kernel.decrypt(this.slot, this.passed, end, this.base + this.passed);
    const repeated = Math.min(this.repeated, end - this.passed);
    const fresh = kernel.slots[this.slot].subarray(this.passed + repeated, end);
    this.repeated -= repeated;
    this.passed = end;
    if (fresh.length === 0) return;
    try {
      this.writing = accept(fresh);
    } catch (error) {
      // Nothing behind bytes that were refused may be accepted.
      this.isBroken = true;
      throw error;
    }
  }
}
