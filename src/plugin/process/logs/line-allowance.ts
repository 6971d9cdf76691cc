import type { Clock } from '../../../domain/index.js';

const LINES_PER_SECOND = 200;
const BYTES_PER_SECOND = 1024 * 1024;
const WINDOW_MS = 1000;

/** How much of a plugin's talk is kept: so many lines a second, and so many bytes are looked at; the rest is counted. */
export class LineAllowance {
  private windowStart = -Infinity;
  private lines = 0;
  private bytes = 0;
  private dropped = 0;
  private isReporting = false;

  /** @param onDropped hears once a window how many lines were dropped in it */
  constructor(
    private readonly clock: Clock,
    private readonly onDropped: (lines: number) => void,
  ) {}

  /** Takes one line. @returns false when it has to be dropped */
  takeLine(): boolean {
    this.roll();
    if (this.lines < LINES_PER_SECOND) {
      this.lines++;
      return true;
    }
    this.drop(1);
    return false;
  }

  /** Whether another line of this second would be kept. */
  get hasLines(): boolean {
    this.roll();
    return this.lines < LINES_PER_SECOND;
  }

  drop(lines: number): void {
    if (lines === 0) return;
    this.dropped += lines;
    if (this.isReporting) return;
    this.isReporting = true;
    this.clock.schedule(this.leftMs, () => {
      this.isReporting = false;
      this.onDropped(this.dropped);
      this.dropped = 0;
    });
  }

  /** @returns for how long nothing more is to be read, in ms; 0 = go on */
  takeBytes(bytes: number): number {
    this.roll();
    this.bytes += bytes;
    return this.bytes < BYTES_PER_SECOND ? 0 : this.leftMs;
  }

  private get leftMs(): number {
    return Math.max(1, Math.ceil(this.windowStart + WINDOW_MS - this.clock.monotonic()));
  }

  private roll(): void {
    if (this.clock.monotonic() - this.windowStart < WINDOW_MS) return;
    this.windowStart = this.clock.monotonic();
    this.lines = 0;
    this.bytes = 0;
  }
}
