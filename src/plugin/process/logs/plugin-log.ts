import type { Readable } from 'node:stream';
import { Subject, type Observable } from 'rxjs';
import type { Clock } from '../../../domain/index.js';
import { LineAllowance } from './line-allowance.js';
import type { LogFile } from './log-file.js';
import { logLine, type LogLevel } from './log-line.js';
import { LogTap } from './log-tap.js';
import { SecretMask } from './secret-mask.js';

const MAX_CHARACTERS = 4096;

/** The log of one plugin: what its processes print and say, and what the host notes about them. */
export class PluginLog {
  /** What is never written into it. */
  readonly mask = new SecretMask();
  private readonly lines = new Subject<string>();
  private readonly allowance: LineAllowance;

  /** Lines as they come. */
  readonly lines$: Observable<string> = this.lines.asObservable();

  constructor(
    private readonly file: LogFile,
    private readonly clock: Clock,
  ) {
    this.allowance = new LineAllowance(clock, (dropped) => {
      this.add('warn', `${String(dropped)} lines were dropped: it writes too much`);
    });
  }

  /** Takes what a process prints. */
  attach(stream: Readable, level: LogLevel): LogTap {
    return new LogTap(stream, this.allowance, this.clock, this.mask, (line) => {
      this.add(level, line);
    });
  }

  /** What the plugin says; counts like a printed line. Further lines of a message are indented. */
  write(level: LogLevel, message: string): void {
    if (this.allowance.takeLine())
      this.add(level, this.mask.text(message).slice(0, MAX_CHARACTERS).trimEnd().replace(/\r?\n/g, '\n  '));
  }

  /** What the host has to say about the plugin; never dropped. */
  note(level: LogLevel, message: string): void {
    this.add(level, message);
  }

  private add(level: LogLevel, text: string): void {
    const line = logLine(this.clock.now(), level, this.mask.text(text));
    this.file.add(line);
    this.lines.next(line);
  }
}
