import { constants, type FileHandle, open, rm } from 'node:fs/promises';
import { FilesystemError } from '../../domain/index.js';

const BUFFER_BYTES = 256 * 1024;
const FLAGS = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/**
 * An open staging file that is appended to. Small chunks are gathered; while one full buffer is being written the next one fills, and
 * {@link append} waits when both are full: memory is bounded at two buffers.
 */
export class StagedFile {
  private filling: Buffer | null = null;
  private spare: Buffer | null = null;
  private filled = 0;
  private handedOver: number;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly handle: FileHandle,
    length: number,
  ) {
    this.handedOver = length;
  }

  /** Opens or creates it; its folder must exist. */
  static async open(path: string): Promise<StagedFile> {
    const handle = await openOrHold(path);
    const { size, nlink } = await handle.stat();
    if (nlink <= 1) return new StagedFile(handle, size);
    // A hard link to a published file: writing here would change that one.
    await handle.close();
    await rm(path);
    return new StagedFile(await openOrHold(path), 0);
  }

  /** Bytes from the beginning that are in the file or on their way into it. */
  get length(): number {
    return this.handedOver + this.filled;
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0;) {
      this.filling ??= Buffer.allocUnsafeSlow(BUFFER_BYTES);
      const taken = Math.min(rest.length, BUFFER_BYTES - this.filled);
      this.filling.set(rest.subarray(0, taken), this.filled);
      this.filled += taken;
      rest = rest.subarray(taken);
      if (this.filled === BUFFER_BYTES) await this.handOver();
    }
  }

  /** Writes what is gathered. */
  async flush(): Promise<void> {
    if (this.filled > 0) await this.handOver();
    await this.writing;
  }

  /** Puts on the disk what was handed over so far. @returns how far that is */
  async sync(): Promise<number> {
    const reached = this.handedOver;
    await this.writing;
    await this.handle.datasync();
    return reached;
  }

  /** Drops all bytes behind `length`. */
  async truncate(length: number): Promise<void> {
    await this.flush();
    await this.handle.truncate(length);
    this.handedOver = length;
  }

  /** What is in the file from the beginning, block by block; a block is valid until the next one. */
  async *blocks(): AsyncGenerator<Uint8Array> {
    await this.flush();
    const block = Buffer.allocUnsafe(BUFFER_BYTES);
    for (let offset = 0; offset < this.handedOver;) {
      const { bytesRead } = await this.handle.read(block, 0, BUFFER_BYTES, offset);
      if (bytesRead === 0) return;
      yield block.subarray(0, bytesRead);
      offset += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.writing.catch(() => undefined);
    await this.handle.close();
  }

  private async handOver(): Promise<void> {
    // Throws what the write before this one failed with, so no hole can be left.
    await this.writing;
    const buffer = this.filling;
    if (!buffer) return;
    const [length, offset] = [this.filled, this.handedOver];
    this.filling = this.spare;
    this.spare = null;
    this.filled = 0;
    this.handedOver += length;
    this.writing = this.writeAll(buffer, length, offset);
    this.writing.catch(() => undefined); // Thrown again where it is awaited.
  }

  private async writeAll(buffer: Buffer, length: number, offset: number): Promise<void> {
    for (let done = 0; done < length;) {
      const { bytesWritten } = await this.handle.write(buffer, done, length - done, offset + done);
      done += bytesWritten;
    }
    this.spare = buffer;
  }
}

async function openOrHold(path: string): Promise<FileHandle> {
  try {
    return await open(path, FLAGS, 0o664);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const message = 'The staging folder of the library is gone. Mount the library; the queue goes on by itself.';
    throw new FilesystemError(message, { hold: 'disk', cause: error });
  }
}
