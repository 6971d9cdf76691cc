import { createLogUpdate } from 'log-update';
import type { Item } from '../../wire/index.js';
import type { Printer } from '../terminal/printer.js';
import { frameLines } from './frame-lines.js';
import type { ProgressFrame } from './progress-frame.js';
import { ProgressView } from './progress-view.js';
import { trackLine } from './track-line.js';

const REDRAW_MS = 100;

/** For a terminal: what is finished scrolls up, what is running is drawn over at the bottom. */
export class LiveProgressView extends ProgressView {
  private readonly screen: ReturnType<typeof createLogUpdate>;
  private readonly timer: NodeJS.Timeout;
  private latest: ProgressFrame | null = null;
  private isDirty = false;

  constructor(private readonly printer: Printer) {
    super();
    this.screen = createLogUpdate(printer.stdout);
    this.timer = setInterval(() => {
      this.draw();
    }, REDRAW_MS);
  }

  update(frame: ProgressFrame): void {
    this.latest = frame;
    this.isDirty = true;
  }

  finished(track: Item): void {
    this.scroll(trackLine(track, this.printer.colors));
  }

  note(text: string): void {
    this.scroll(this.printer.colors.dim(text));
  }

  close(): void {
    clearInterval(this.timer);
    this.screen.clear();
    this.screen.done();
  }

  private scroll(line: string): void {
    this.screen.clear();
    this.printer.lines(line);
    this.isDirty = true;
    this.draw();
  }

  private draw(): void {
    if (!this.isDirty || !this.latest) return;
    this.isDirty = false;
    const { columns = 80, rows = 24 } = this.printer.stdout;
    this.screen(frameLines(this.latest, columns, rows, this.printer.colors).join('\n'));
  }
}
