import { SLOT_BYTES, type StripeKernel } from './stripe-kernel.js';
import { takeStripeKernel } from './stripe-kernel-pool.js';
import { STRIPE_CHUNK_BYTES, STRIPE_PERIOD_BYTES, assertStripeOffset } from './stripe-layout.js';

const NOTHING = new Uint8Array(0);

/** One kernel serves all decryptors of a thread: between two pieces they have nothing in it but their key. */
let shared: StripeKernel | undefined;
let sharedKey: Uint8Array | undefined;

/** @throws RangeError when the key is no Blowfish key */
function kernelFor(key: Uint8Array): StripeKernel {
  shared ??= takeStripeKernel();
  if (sharedKey !== key) shared.setKey(key);
  sharedKey = key;
  return shared;
}

/**
 * Decrypts a striped file as it arrives, in pieces of any length, in the memory of those pieces where possible.
 * At most one incomplete chunk is held back: only its end tells whether it is full (encrypted) or the file's last, plain one.
 */
export class StripeDecryptor {
  /** Bytes seen of the present period, modulo 6144, not counting what is held. */
  private phase = 0;
  private readonly held = new Uint8Array(STRIPE_CHUNK_BYTES);
  private heldBytes = 0;

  constructor(private readonly key: Uint8Array) {}

  /** @param chunk is changed in place; the caller must not use it afterwards */
  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.heldBytes === 0 ? chunk : this.joinHeld(chunk);
    const ready = this.decryptWholeChunks(bytes);
    if (ready < bytes.length) {
      this.held.set(bytes.subarray(ready));
      this.heldBytes = bytes.length - ready;
    }
    this.phase = (this.phase + ready) % STRIPE_PERIOD_BYTES;
    return bytes.subarray(0, ready);
  }

  /** The short last chunk, which is plain. */
  end(): Uint8Array {
    if (this.heldBytes === 0) return NOTHING;
    const rest = this.held.slice(0, this.heldBytes);
    this.heldBytes = 0;
    return rest;
  }

  private joinHeld(chunk: Uint8Array): Uint8Array {
    const joined = new Uint8Array(this.heldBytes + chunk.length);
    joined.set(this.held.subarray(0, this.heldBytes));
    joined.set(chunk, this.heldBytes);
    this.heldBytes = 0;
    return joined;
  }

  /** @returns how many bytes from the start are plain now; the others are the beginning of an encrypted chunk */
  private decryptWholeChunks(bytes: Uint8Array): number {
    const start = (STRIPE_PERIOD_BYTES - this.phase) % STRIPE_PERIOD_BYTES;
    if (start + STRIPE_CHUNK_BYTES > bytes.length) return Math.min(start, bytes.length);
    const kernel = kernelFor(this.key);
    const [slot] = kernel.slots;
    const stripes = Math.floor((bytes.length - start - STRIPE_CHUNK_BYTES) / STRIPE_PERIOD_BYTES) + 1;
    const end = start + stripes * STRIPE_PERIOD_BYTES - 2 * STRIPE_CHUNK_BYTES;
    for (let at = start; at < end; at += SLOT_BYTES) {
      const length = Math.min(SLOT_BYTES, end - at);
      slot.set(bytes.subarray(at, at + length));
      kernel.decrypt(0, 0, length, at - start);
      bytes.set(slot.subarray(0, length), at);
    }
    return Math.min(start + stripes * STRIPE_PERIOD_BYTES, bytes.length);
  }
}

/**
 * Makes the byte stages that decrypt the transfers of one track.
 * @param key the 16 bytes of the track
 * @returns a factory: `offset` is where a transfer starts, a multiple of 6144 (else RangeError)
 * @throws RangeError when the key is no Blowfish key
 */
export function createStripeDecryptor(key: Uint8Array): (offset: number) => StripeDecryptor {
  const own = Uint8Array.from(key);
  kernelFor(own);
  return (offset) => {
    assertStripeOffset(offset);
    return new StripeDecryptor(own);
  };
}
