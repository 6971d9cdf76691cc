import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** About so much of it lies about, in each thread. */
const COLLECT_EVERY_BYTES = 8 * 2 ** 20;

type Collect = (options: { type: 'minor' }) => void;

/**
 * What sockets read lies in buffers outside of the heap, and is of no use as soon as it was decrypted. V8 looks after its heap, where such a
 * buffer is a few bytes: left alone it lets more than 50 MiB of them come together, and then marks the whole heap to be rid of them. To collect the
 * young ones by hand, after so many bytes, takes about a millisecond.
 */
export class SocketGarbage {
  private readonly collect = collector();
  private bytes = 0;

  /** So many bytes have come, and have been dealt with. */
  note(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes < COLLECT_EVERY_BYTES) return;
    this.bytes = 0;
    this.collect?.({ type: 'minor' });
  }
}

/**
 * The handle is only given to contexts that are made while the flag is set. The flag is that of the whole process, so it stays set: threads
 * begin side by side, and one would unset it under the other. A thread that does not get it leaves it to V8.
 */
function collector(): Collect | null {
  setFlagsFromString('--expose-gc');
  return runInNewContext('typeof gc === "function" ? gc : null') as Collect | null;
}
