import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../../domain/index.js';

const MAX_BYTES = 1024 * 1024;
const FLUSH_MS = 100;
/** Lines that wait for a slow disk; beyond them the oldest go. */
const MAX_WAITING = 2000;

/** A log file that never grows beyond 1 MiB; one older one is kept beside it as `….1`. A disk that fails costs lines, nothing else. */
export class LogFile {
  private waiting: string[] = [];
  private writing: Promise<void> = Promise.resolve();
  private isScheduled = false;
  private bytes: number | null = null;

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {}

  add(line: string): void {
    if (this.waiting.length >= MAX_WAITING) this.waiting.shift();
    this.waiting.push(line);
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.clock.schedule(FLUSH_MS, () => void this.flush());
  }

  /** Resolves when all lines so far are written; never rejects. */
  flush(): Promise<void> {
    this.isScheduled = false;
    this.writing = this.writing.then(() => this.write().catch(() => undefined));
    return this.writing;
  }

  /** The last lines, oldest first. */
  async tail(count: number): Promise<string[]> {
    await this.flush();
    const recent = await linesOf(this.path);
    const all = recent.length >= count ? recent : [...(await linesOf(this.older)), ...recent];
    return count > 0 ? all.slice(-count) : [];
  }

  private get older(): string {
    return `${this.path}.1`;
  }

  private async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const text = `${this.waiting.join('\n')}\n`;
    this.waiting = [];
    const bytes = Buffer.byteLength(text);
    if (this.bytes === null) {
      await mkdir(dirname(this.path), { recursive: true });
      this.bytes = await stat(this.path).then(
        ({ size }) => size,
        () => 0,
      );
    }
    if (this.bytes > 0 && this.bytes + bytes > MAX_BYTES) {
      await rename(this.path, this.older);
      this.bytes = 0;
    }
    await appendFile(this.path, text);
    this.bytes += bytes;
  }
}

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
}
