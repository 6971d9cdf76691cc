import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../../../domain/index.js';
import type { LineAllowance } from './line-allowance.js';
import type { SecretMask } from './secret-mask.js';

const NEWLINE = 10;
/** Characters of a line that are kept. */
const MAX_LINE = 4096;
/** Where the telling part of a line is looked for: the search costs the square of the length. */
const MAX_TELLING = 300;
/** What Node says last when it ends is no help to anybody. */
const EMPTY_WORDS = /^(Node\.js v|\s+at |\s*$|\s*\^+$)/;
const TELLING = /(error|exception)\b.*: ?\S/i;

/** Lines of an output of a process. A flood stays in the pipe: what is not read blocks the one who writes it, not the host. */
export class LogTap {
  private readonly decoder = new StringDecoder('utf8');
  private partial = '';
  /** The beginning of the present line was dropped: the rest goes with it. */
  private isSkipping = false;
  private lastWords: string | null = null;
  private lastError: string | null = null;

  constructor(
    private readonly stream: Readable,
    private readonly allowance: LineAllowance,
    private readonly clock: Clock,
    private readonly mask: SecretMask,
    private readonly onLine: (line: string) => void,
  ) {
    stream.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    stream.on('end', () => {
      if (this.partial !== '') this.line(this.partial);
      this.partial = '';
    });
    stream.on('error', () => undefined);
  }

  /** The line that says best why the process ended; null when it said nothing. */
  get telling(): string | null {
    return this.lastError ?? this.lastWords;
  }

  private take(chunk: Buffer): void {
    if (this.allowance.hasLines) this.split(chunk);
    else this.skip(chunk);
    const pauseMs = this.allowance.takeBytes(chunk.length);
    if (pauseMs === 0) return;
    this.stream.pause();
    this.clock.schedule(pauseMs, () => this.stream.resume());
  }

  private split(chunk: Buffer): void {
    const lines = this.decoder.write(chunk).split('\n');
    for (const [index, text] of lines.entries()) {
      const isComplete = index < lines.length - 1;
      if (!this.isSkipping) this.partial += text.slice(0, MAX_LINE + 1 - this.partial.length);
      if (!isComplete) return;
      if (!this.isSkipping) this.line(this.partial);
      this.isSkipping = false;
      this.partial = '';
    }
  }

  /** Counts lines without looking at them. */
  private skip(chunk: Buffer): void {
    let lines = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
    this.allowance.drop(lines);
    this.decoder.end();
    this.partial = '';
    this.isSkipping = chunk.at(-1) !== NEWLINE;
  }

  private line(raw: string): void {
    const text = this.mask.text(raw.length > MAX_LINE ? `${raw.slice(0, MAX_LINE)}…` : raw);
    const head = text.slice(0, MAX_TELLING);
    if (!EMPTY_WORDS.test(head)) {
      this.lastWords = text;
      if (TELLING.test(head)) this.lastError = text;
    }
    if (this.allowance.takeLine()) this.onLine(text);
  }
}
