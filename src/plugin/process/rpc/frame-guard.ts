import { MAX_FRAME_BYTES } from '@deemusic/plugin-sdk/protocol';

const MAX_HEADER_BYTES = 8 * 1024;
const HEADER_END = '\r\n\r\n';
const HEADER_LINE = /^content-(length|type): *([^\r\n]*)$/i;

/**
 * Looks at the bytes of a plugin before the reader does and sees how large each frame is going to be: a giant one is refused with its
 * body unread. Stricter than the reader wherever they could disagree about where a frame ends.
 */
export class FrameGuard {
  private header = '';
  private bodyLeft = 0;

  /** @param onFrame hears the body's length of each frame that begins */
  constructor(private readonly onFrame: (bytes: number) => void) {}

  /** @returns what is wrong with these bytes; null = they may be read */
  inspect(chunk: Buffer): string | null {
    let offset = 0;
    while (offset < chunk.length) {
      if (this.bodyLeft > 0) {
        const skipped = Math.min(this.bodyLeft, chunk.length - offset);
        this.bodyLeft -= skipped;
        offset += skipped;
        continue;
      }
      const before = this.header.length;
      this.header += chunk.toString('latin1', offset, offset + MAX_HEADER_BYTES);
      const end = this.header.indexOf(HEADER_END, Math.max(0, before - HEADER_END.length));
      if (end === -1) {
        if (this.header.length >= MAX_HEADER_BYTES) return 'it wrote something to the pipe that is no message';
        offset = chunk.length;
        continue;
      }
      offset += end + HEADER_END.length - before;
      const fault = this.begin(this.header.slice(0, end));
      if (fault !== null) return fault;
    }
    return null;
  }

  private begin(header: string): string | null {
    this.header = '';
    const lengths: string[] = [];
    for (const line of header.split('\r\n')) {
      const match = HEADER_LINE.exec(line);
      if (match === null) return 'it wrote something to the pipe that is no message';
      if (match[1]!.toLowerCase() === 'length') lengths.push(match[2]!);
    }
    const [length] = lengths;
    if (lengths.length !== 1 || length === undefined || !/^\d{1,15}$/.test(length))
      return 'it wrote something to the pipe that is no message';
    const bytes = Number(length);
    if (bytes > MAX_FRAME_BYTES)
      return `it sent a message of ${inMegabytes(bytes)} MB; at most ${inMegabytes(MAX_FRAME_BYTES)} MB are allowed`;
    this.bodyLeft = bytes;
    this.onFrame(bytes);
    return null;
  }
}

function inMegabytes(bytes: number): string {
  return String(Math.ceil((bytes / (1024 * 1024)) * 10) / 10);
}
