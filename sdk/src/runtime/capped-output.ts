import type { Readable } from 'node:stream';

/** Collects the beginning of a stream as text and reads on to its end, so that the writer is never held up. */
export class CappedOutput {
  private readonly chunks: Buffer[] = [];
  private kept = 0;

  constructor(
    private readonly stream: Readable,
    private readonly maxBytes: number,
  ) {
    stream.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, this.maxBytes - this.kept);
      this.kept += part.length;
      if (part.length > 0) this.chunks.push(part);
    });
    stream.on('error', () => undefined);
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  /** Reads no further: somebody else may hold the other end open. */
  leave(): void {
    this.stream.destroy();
  }
}
