import type { Item } from '../../wire/index.js';
import type { Printer } from '../terminal/printer.js';
import { totalLine } from './frame-lines.js';
import type { ProgressFrame } from './progress-frame.js';
import { ProgressView } from './progress-view.js';
import { trackLine } from './track-line.js';

/** How often the whole is summed up, in ms. */
export const SUMMARY_EVERY_MS = 5000;

/** For a file or a log: a line for each finished track, and now and then one for the whole. */
export class LineProgressView extends ProgressView {
  private summedUpAt: number;

  constructor(
    private readonly printer: Printer,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
    this.summedUpAt = this.now();
  }

  update(frame: ProgressFrame): void {
    if (this.now() - this.summedUpAt < SUMMARY_EVERY_MS) return;
    this.summedUpAt = this.now();
    this.printer.lines(totalLine(frame));
  }

  finished(track: Item): void {
    this.printer.lines(trackLine(track, this.printer.colors));
  }

  note(text: string): void {
    this.printer.lines(text);
  }

  close(): void {
    // Nothing is drawn over, so nothing has to be put in order.
  }
}
