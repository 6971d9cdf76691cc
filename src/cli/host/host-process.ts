import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CliError } from '../cli-error.js';
import { environmentOf, NODE_FLAGS, pathOf } from './entry-point.js';

type Child = ChildProcess & { stdout: Readable; stderr: Readable };

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const KEPT_LINES = 20;

/** A host that this command has started in the background, for itself. */
export class HostProcess {
  private readonly lastWords: string[] = [];

  private constructor(
    private readonly child: Child,
    private readonly onUnexpectedEnd: (error: CliError) => void,
  ) {}

  /** With the base path, without a slash at the end. */
  url = '';

  /**
   * Starts the built host and waits until it listens.
   * @param env all of its environment
   * @param onUnexpectedEnd called when it ends although nobody stopped it
   * @throws CliError with its last words when it does not come to listen
   */
  static async start(env: NodeJS.ProcessEnv, onUnexpectedEnd: (error: CliError) => void): Promise<HostProcess> {
    const child = spawn(process.execPath, [...NODE_FLAGS, pathOf('main')], {
      // By the end of the channel it notices that we are gone, however we went.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: environmentOf(env),
      detached: true,
    }) as Child;
    const host = new HostProcess(child, onUnexpectedEnd);
    process.once('exit', host.killAtOnce);
    await host.untilListening();
    child.once('exit', host.endedUnexpectedly);
    return host;
  }

  /** Ends it gracefully. */
  async stop(): Promise<void> {
    const { child } = this;
    child.off('exit', this.endedUnexpectedly);
    process.off('exit', this.killAtOnce);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    const timer = setTimeout(this.killAtOnce, STOP_TIMEOUT_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }

  private untilListening(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.killAtOnce();
        reject(this.failure('The host did not come to listen in time'));
      }, START_TIMEOUT_MS);
      this.child.once('close', () => {
        clearTimeout(timer);
        reject(this.failure('The host ended before it listened'));
      });
      createInterface({ input: this.child.stderr }).on('line', (line) => {
        this.keep(line);
      });
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        this.keep(line);
        const url = listeningUrl(line);
        if (url === null) return;
        clearTimeout(timer);
        this.url = url.replace(/\/+$/, '');
        resolve();
      });
    });
  }

  private keep(line: string): void {
    this.lastWords.push(readable(line));
    if (this.lastWords.length > KEPT_LINES) this.lastWords.shift();
  }

  private failure(what: string): CliError {
    return new CliError([`${what}.`, ...this.lastWords].join('\n'), 1, 'host_ended');
  }

  private readonly endedUnexpectedly = (): void => {
    process.off('exit', this.killAtOnce);
    this.onUnexpectedEnd(this.failure('The host has ended unexpectedly'));
  };

  private readonly killAtOnce = (): void => {
    this.child.kill('SIGKILL');
  };
}

function listeningUrl(line: string): string | null {
  const { event, url } = fields(line);
  return event === 'listening' && typeof url === 'string' ? url : null;
}

// Lines of the log are JSON; people want the message.
function readable(line: string): string {
  const { msg } = fields(line);
  return typeof msg === 'string' ? msg : line;
}

function fields(line: string): Record<string, unknown> {
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
