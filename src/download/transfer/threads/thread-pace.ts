import { abortable } from '../../../domain/index.js';
import type { Pace } from '../pace.js';
import type { FromThread, Line } from './messages.js';

/** The limit of all threads together, as one transfer of this thread asks for it. */
export class ThreadPace implements Pace {
  private granted: (() => void) | null = null;

  constructor(
    private readonly id: number,
    private readonly host: Line<FromThread>,
    private readonly limit: { readonly isFree: boolean },
  ) {}

  get isFree(): boolean {
    return this.limit.isFree;
  }

  take(bytes: number, signal: AbortSignal): Promise<void> {
    const granted = new Promise<void>((resolve) => {
      this.granted = resolve;
    });
    this.host.postMessage({ kind: 'take', id: this.id, bytes });
    return abortable(granted, signal);
  }

  /** The host lets the bytes pass that were asked for. */
  grant(): void {
    this.granted?.();
  }
}
