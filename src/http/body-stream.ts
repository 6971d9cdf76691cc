import { Readable } from 'node:stream';
import type { HttpBody } from './http-body.js';

const HIGH_WATER_BYTES = 256 * 1024;

/** A body as a stream, with backpressure down to the socket. */
export class BodyStream extends Readable {
  private isPouring = false;
  private proceed: (() => void) | null = null;

  constructor(private readonly source: HttpBody) {
    super({ highWaterMark: HIGH_WATER_BYTES });
  }

  override _read(): void {
    this.proceed?.();
    this.proceed = null;
    if (this.isPouring) return;
    this.isPouring = true;
    const failed = (error: unknown): void => {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    };
    this.source.pour({ take: (chunk) => this.deliver(chunk), failed }).then(() => this.push(null), failed);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.source.destroy();
    this.proceed?.();
    callback(error);
  }

  private deliver(chunk: Uint8Array): Promise<void> | undefined {
    if (this.destroyed || this.push(chunk)) return undefined;
    return new Promise((resolve) => {
      this.proceed = resolve;
    });
  }
}
