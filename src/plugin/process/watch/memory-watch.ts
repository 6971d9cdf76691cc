import type { CancelTimer, Clock } from '../../../domain/index.js';
import { proc } from '../child/proc.js';

const MEGABYTE = 1024 * 1024;

/**
 * Looks at the resident memory of a process as long as it lives. V8's own limit does not count Buffers and native memory. Where there is no
 * `/proc` it sees nothing.
 */
export class MemoryWatch {
  private cancelNext: CancelTimer | null = null;

  constructor(
    private readonly pid: number,
    private readonly limitMb: number,
    private readonly onOver: (usedMb: number) => void,
  ) {}

  start(clock: Clock, everyMs: number): void {
    this.cancelNext = clock.schedule(everyMs, () => {
      const bytes = proc.residentBytes(this.pid);
      if (bytes === null) return;
      this.start(clock, everyMs);
      if (bytes > this.limitMb * MEGABYTE) this.onOver(Math.round(bytes / MEGABYTE));
    });
  }

  stop(): void {
    this.cancelNext?.();
  }
}
