import { readFileSync } from 'node:fs';

/** Places in the memory of kernel/frames.ts. */
const WINDOW_AT = 8192;

/** Bytes of a file that are looked at together; the byte behind them is there, too. */
export const WINDOW_BYTES = 32 * 1024;

interface FrameExports {
  memory: { readonly buffer: ArrayBuffer };
  findSync(start: number, end: number, second: number): number;
  crc16(crc: number, start: number, end: number): number;
}

/** A piece of a file in the memory of the kernel that looks for frames in it. Ranges are the caller's to keep: it knows no bounds. */
export class FrameWindow {
  private readonly kernel: FrameExports;
  private readonly bytes: Uint8Array;

  constructor() {
    const built = readFileSync(new URL('./frames.wasm', import.meta.url));
    // Of unknown type here, of a type of its own where TypeScript knows browsers.
    const exports: unknown = new WebAssembly.Instance(new WebAssembly.Module(built)).exports;
    this.kernel = exports as FrameExports;
    this.bytes = new Uint8Array(this.kernel.memory.buffer, WINDOW_AT, WINDOW_BYTES + 1);
  }

  /** @param bytes at most one more than {@link WINDOW_BYTES} */
  load(bytes: Uint8Array): void {
    this.bytes.set(bytes);
  }

  /** @returns the first place in `[start, end)` with the bytes ff and `second`, −1 when there is none; looks at the byte at `end`, too */
  findSync(start: number, end: number, second: number): number {
    const found = this.kernel.findSync(WINDOW_AT + start, WINDOW_AT + end, second);
    return found === 0 ? -1 : found - WINDOW_AT;
  }

  /** CRC-16 of FLAC frames, continued over `[start, end)`. */
  crc16(crc: number, start: number, end: number): number {
    return this.kernel.crc16(crc, WINDOW_AT + start, WINDOW_AT + end);
  }
}

let shared: FrameWindow | undefined;

/** The window of this thread; nothing of a file stays in it between two pieces. */
export function frameWindow(): FrameWindow {
  return (shared ??= new FrameWindow());
}
