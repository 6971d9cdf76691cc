import { writeSync } from 'node:fs';
import { constants, type FileHandle, open, rm } from 'node:fs/promises';
import { FilesystemError } from '../../domain/index.js';

const FLAGS = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

export interface StagedFileOptions {
  /**
   * Whether a write may block its thread: one that does nothing but transfers, all to the same disk. The bytes are copied while they are in the
   * processor's cache, and nobody has to be woken, which makes it a fifth cheaper.
   */
  isBlocking: boolean;
}

/** An open staging file that is appended to, one write after the other. */
export class StagedFile {
  private handedOver: number;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly handle: FileHandle,
    length: number,
    private readonly options: StagedFileOptions,
  ) {
    this.handedOver = length;
  }

  /** Opens or creates it; its folder must exist. */
  static async open(path: string, options: StagedFileOptions): Promise<StagedFile> {
    const handle = await openOrHold(path);
    const { size, nlink } = await handle.stat();
    if (nlink <= 1) return new StagedFile(handle, size, options);
    // A hard link to a published file: writing here would change that one.
    await handle.close();
    await rm(path);
    return new StagedFile(await openOrHold(path), 0, options);
  }

  /** Bytes from the beginning that are in the file or on their way into it. */
  get length(): number {
    return this.handedOver;
  }

  /**
   * Appends, behind what is still being written.
   * @param bytes must not change until they are written
   * @returns when they are; null = already. @throws also what an earlier write failed with, so that no hole can be left
   */
  append(bytes: Uint8Array): Promise<void> | null {
    const offset = this.handedOver;
    if (this.options.isBlocking) this.writeAtOnce(bytes, offset);
    this.handedOver += bytes.length;
    if (this.options.isBlocking) return null;
    this.writing = this.writing.then(() => this.writeAll(bytes, offset));
    this.writing.catch(() => undefined); // Thrown again where it is awaited.
    return this.writing;
  }

  /** Waits for all writes. @throws what they failed with */
  flush(): Promise<void> {
    return this.writing;
  }

  /** Puts on the disk what was appended so far. @returns how far that is */
  async sync(): Promise<number> {
    const reached = this.handedOver;
    await this.writing;
    if (reached > 0) await this.handle.datasync();
    return reached;
  }

  /** Drops all bytes behind `length`. */
  async truncate(length: number): Promise<void> {
    await this.writing;
    await this.handle.truncate(length);
    this.handedOver = length;
  }

  /** What is in the file from the beginning, block by block. @param block memory for it; what it holds is valid until the next one */
  async *blocks(block: Uint8Array): AsyncGenerator<Uint8Array> {
    await this.writing;
    for (let offset = 0; offset < this.handedOver;) {
      const { bytesRead } = await this.handle.read(block, 0, block.length, offset);
      if (bytesRead === 0) return;
      yield block.subarray(0, bytesRead);
      offset += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.writing.catch(() => undefined);
    await this.handle.close();
  }

  private writeAtOnce(bytes: Uint8Array, offset: number): void {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.handle.fd, bytes, done, bytes.length - done, offset + done);
    }
  }

  private async writeAll(bytes: Uint8Array, offset: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
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
