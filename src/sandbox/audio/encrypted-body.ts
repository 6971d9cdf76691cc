import { createHash } from 'node:crypto';
import { encryptStripes, STRIPE_CHUNK_BYTES, STRIPE_PERIOD_BYTES } from '../../cipher/index.js';
import { joinParts, type MediaBody } from './media-body.js';

/** Key of a track: the MD5 of its decimal id, both halves and the secret combined. */
export function trackKey(trackId: number, secret: string): Uint8Array {
  const hash = createHash('md5').update(String(trackId)).digest('hex');
  return Uint8Array.from(
    { length: 16 },
    (_, index) => hash.charCodeAt(index) ^ hash.charCodeAt(index + 16) ^ secret.charCodeAt(index),
  );
}

/** A file as the CDN holds it: every third chunk encrypted, while it is read. */
export class EncryptedBody implements MediaBody {
  constructor(
    private readonly plain: MediaBody,
    private readonly key: Uint8Array,
  ) {}

  get sizeBytes(): number {
    return this.plain.sizeBytes;
  }

  read(offset: number, length: number): Uint8Array {
    // Whole periods are read, so that a full chunk is never taken for the short last one.
    const start = offset - (offset % STRIPE_PERIOD_BYTES);
    const end = Math.min(this.sizeBytes, Math.ceil((offset + length) / STRIPE_PERIOD_BYTES) * STRIPE_PERIOD_BYTES);
    if (end <= offset) return new Uint8Array(0);
    const encrypted = encryptStripes(this.plain.read(start, end - start), this.key, start);
    return encrypted.subarray(offset - start, offset - start + length);
  }
}

/**
 * A repeating file as the CDN holds it. Its period is a multiple of the stripe pattern, and every stripe starts anew,
 * so one encrypted period serves the whole file: a large transfer then costs the sandbox no cipher work.
 */
export class RepeatingEncryptedBody implements MediaBody {
  private period: Uint8Array | undefined;

  constructor(
    private readonly plain: MediaBody & { readonly periodBytes: number },
    private readonly key: Uint8Array,
  ) {}

  get sizeBytes(): number {
    return this.plain.sizeBytes;
  }

  read(offset: number, length: number): Uint8Array {
    const { periodBytes, sizeBytes } = this.plain;
    const tail = sizeBytes - (sizeBytes % STRIPE_CHUNK_BYTES);
    if (sizeBytes < periodBytes) return new EncryptedBody(this.plain, this.key).read(offset, length);
    this.period ??= encryptStripes(this.plain.read(0, periodBytes), this.key);
    const period = this.period;
    const available = Math.max(0, Math.min(length, sizeBytes - offset));
    return joinParts(offset, available, (position) => {
      if (position >= tail) return { start: tail, bytes: this.plain.read(tail, sizeBytes - tail) };
      const start = position - (position % periodBytes);
      return { start, bytes: period.subarray(0, tail - start) };
    });
  }
}
