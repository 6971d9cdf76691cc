import { Blowfish } from './blowfish.js';
import { decryptCbc } from './cbc.js';
import { STRIPE_CHUNK_BYTES, STRIPE_IV, STRIPE_PERIOD_BYTES, assertStripeOffset, viewOf } from './stripe-layout.js';

const NOTHING = new Uint8Array(0);

/**
 * Decrypts a striped file as it arrives, in pieces of any length, in the memory of those pieces where possible.
 * At most one incomplete chunk is held back: only its end tells whether it is full (encrypted) or the file's last, plain one.
 */
export class StripeDecryptor {
  /** Bytes seen of the present period, modulo 6144, not counting what is held. */
  private phase = 0;
  private readonly held = new Uint8Array(STRIPE_CHUNK_BYTES);
  private heldBytes = 0;

  constructor(private readonly cipher: Blowfish) {}

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
    const view = viewOf(bytes);
    let start = (STRIPE_PERIOD_BYTES - this.phase) % STRIPE_PERIOD_BYTES;
    for (; start + STRIPE_CHUNK_BYTES <= bytes.length; start += STRIPE_PERIOD_BYTES) {
      decryptCbc(this.cipher, view, start, start + STRIPE_CHUNK_BYTES, STRIPE_IV);
    }
    return Math.min(start, bytes.length);
  }
}

/**
 * Makes the byte stages that decrypt the transfers of one track.
 * @param key the 16 bytes of the track
 * @returns a factory: `offset` is where a transfer starts, a multiple of 6144 (else RangeError)
 * @throws RangeError when the key is no Blowfish key
 */
export function createStripeDecryptor(key: Uint8Array): (offset: number) => StripeDecryptor {
  const cipher = new Blowfish(key);
  return (offset) => {
    assertStripeOffset(offset);
    return new StripeDecryptor(cipher);
  };
}
