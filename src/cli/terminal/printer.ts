import pico from 'picocolors';
import type { Io, TextStream } from './io.js';

export type Colors = ReturnType<typeof pico.createColors>;

export interface PrinterOptions {
  isJson: boolean;
  isColorWanted: boolean;
}

/** Writes a command's results: words for people, or one JSON object a line for programs. */
export class Printer {
  readonly colors: Colors;
  readonly isJson: boolean;

  constructor(
    private readonly io: Io,
    options: PrinterOptions,
  ) {
    this.isJson = options.isJson;
    this.colors = pico.createColors(options.isColorWanted && !this.isJson && isColorful(io.stdout, io.env));
  }

  /** Whether lines on the screen may be drawn over. */
  get isLive(): boolean {
    return !this.isJson && this.io.stdout.isTTY === true && this.io.env.TERM !== 'dumb';
  }

  /** Columns of the screen; null when there is no screen. */
  get width(): number | null {
    return this.io.stdout.isTTY === true ? (this.io.stdout.columns ?? 80) : null;
  }

  get stdout(): TextStream {
    return this.io.stdout;
  }

  /** For people; silent with `--json`. */
  lines(...lines: string[]): void {
    if (!this.isJson && lines.length > 0) this.io.stdout.write(`${lines.join('\n')}\n`);
  }

  /** For programs; silent without `--json`. */
  json(value: unknown): void {
    if (this.isJson) this.io.stdout.write(`${JSON.stringify(value)}\n`);
  }

  /** Beside the result: goes to the error stream, so that it never mixes with what another program reads. */
  note(text: string): void {
    if (!this.isJson) this.io.stderr.write(`${text}\n`);
  }
}

// https://no-color.org: any value that is not empty; FORCE_COLOR wins over a missing terminal, not over NO_COLOR.
function isColorful(stream: TextStream, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
