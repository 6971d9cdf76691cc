import type { Item } from '../../wire/index.js';
import type { Printer } from '../terminal/printer.js';
import type { ProgressFrame } from './progress-frame.js';
import { ProgressView } from './progress-view.js';

/** Least time between two `progress` lines, in ms. */
export const PROGRESS_EVERY_MS = 500;

/** For programs: one JSON object a line, each with its `event`: `progress`, `track` or `note`. */
export class JsonProgressView extends ProgressView {
  private toldAt = -Infinity;

  constructor(
    private readonly printer: Printer,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  update(frame: ProgressFrame): void {
    if (this.now() - this.toldAt < PROGRESS_EVERY_MS) return;
    this.toldAt = this.now();
    this.printer.json({ event: 'progress', ...frame });
  }

  finished(track: Item): void {
    this.printer.json({ event: 'track', item: track });
  }

  note(text: string): void {
    this.printer.json({ event: 'note', message: text });
  }

  close(): void {
    // Every line is whole by itself.
  }
}
