import { Readable } from 'node:stream';

const HIGH_WATER_BYTES = 256 * 1024;

/** What the stream asks of the connection that feeds it. */
export interface BodyFeed {
  resume(): void;
  pause(): void;
  /** The rest is not wanted: the socket is closed at once. */
  abandon(): void;
}

/** The body of an answer, with backpressure down to the socket. */
export class BodyStream extends Readable {
  constructor(private readonly feed: BodyFeed) {
    super({ highWaterMark: HIGH_WATER_BYTES });
  }

  deliver(chunk: Uint8Array): void {
    if (!this.push(chunk)) this.feed.pause();
  }

  finish(): void {
    this.push(null);
  }

  override _read(): void {
    this.feed.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.feed.abandon();
    callback(error);
  }
}
