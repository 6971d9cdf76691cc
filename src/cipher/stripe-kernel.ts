import { loadStripeModule } from './stripe-module.js';
import { STRIPE_CHUNK_BYTES, STRIPE_PERIOD_BYTES } from './stripe-layout.js';
import { piFractionWords } from './pi-words.js';

/** Bytes of one slot: a whole number of chunks. */
export const SLOT_BYTES = 128 * 1024;

/** Places in the memory of kernel/stripes.ts. */
const INITIAL_AT = 8192;
const KEY_AT = 16_384;
const SLOTS_AT = 65_536;
const TABLE_WORDS = 18 + 4 * 256;

const MIN_KEY_BYTES = 4;
const MAX_KEY_BYTES = 56;

interface StripeExports {
  memory: { readonly buffer: ArrayBuffer };
  setKey(length: number): void;
  decryptStripes(start: number, end: number): void;
}

/**
 * Cipher and memory of one transfer: two slots that are filled from the network, decrypted in place and written to the disk from there.
 * Its memory never grows, so the views stay valid as long as it lives.
 */
export class StripeKernel {
  readonly slots: readonly [Uint8Array, Uint8Array];
  private readonly kernel: StripeExports;
  private readonly keyPlace: Uint8Array;

  constructor() {
    // Of unknown type here, of a type of its own where TypeScript knows browsers.
    const exports: unknown = new WebAssembly.Instance(loadStripeModule()).exports;
    this.kernel = exports as StripeExports;
    const { buffer } = this.kernel.memory;
    new Uint32Array(buffer, INITIAL_AT, TABLE_WORDS).set(initialTables());
    this.keyPlace = new Uint8Array(buffer, KEY_AT, MAX_KEY_BYTES);
    this.slots = [
      new Uint8Array(buffer, SLOTS_AT, SLOT_BYTES),
      new Uint8Array(buffer, SLOTS_AT + SLOT_BYTES, SLOT_BYTES),
    ];
  }

  /** @param key the 16 bytes of the track. @throws RangeError when it is no Blowfish key */
  setKey(key: Uint8Array): void {
    if (key.length < MIN_KEY_BYTES || key.length > MAX_KEY_BYTES) {
      throw new RangeError(`a Blowfish key has 4 to 56 bytes, not ${String(key.length)}`);
    }
    this.keyPlace.set(key);
    this.kernel.setKey(key.length);
    this.keyPlace.fill(0);
  }

  /**
   * Decrypts the encrypted chunks in `slots[slot][start, end)` in place, where that is a number of whole chunks. A chunk that is not whole
   * yet is the caller's to keep: only the end of the file tells whether it is its last, plain one.
   * @param offset where in the file the byte at `start` lies, a multiple of 2048
   * @throws RangeError for a range that lies beyond the slot or is not made of whole chunks
   */
  decrypt(slot: 0 | 1, start: number, end: number, offset: number): void {
    const isInSlot = start >= 0 && start <= end && end <= SLOT_BYTES && Number.isInteger(start);
    const isWhole = (end - start) % STRIPE_CHUNK_BYTES === 0 && offset % STRIPE_CHUNK_BYTES === 0 && offset >= 0;
    if (!isInSlot || !isWhole) {
      throw new RangeError(
        `no whole chunks: ${String(start)} to ${String(end)} of a slot, ${String(offset)} of the file`,
      );
    }
    const base = SLOTS_AT + slot * SLOT_BYTES;
    const untilStripe = (STRIPE_PERIOD_BYTES - (offset % STRIPE_PERIOD_BYTES)) % STRIPE_PERIOD_BYTES;
    this.kernel.decryptStripes(base + start + untilStripe, base + end);
  }
}

let tables: Uint32Array | undefined;

function initialTables(): Uint32Array {
  return (tables ??= piFractionWords(TABLE_WORDS));
}
