import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { environmentOf, NODE_FLAGS } from '../../src/cli/host/entry-point.js';

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** Not a promise of the host: on a machine with much else to do a start takes long. */
const READY_TIMEOUT_MS = 60_000;

export interface HostProcess {
  /** Origin and base path, without a slash at the end. */
  url: string;
  pid: number;
  /** Everything printed so far. */
  output(): string;
  /** Calls the REST API; the answer is parsed. @param path below `/api/v1` */
  api<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<T>>;
  /** Ends it with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it with SIGTERM. @returns the exit code and how long it took */
  stop(): Promise<{ code: number | null; tookMs: number }>;
}

export interface ApiAnswer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/**
 * Starts the built host as users do, on a free port, and waits until it listens.
 * @param environment settings, `DEEMUSIC_…`; nothing of the test's own environment but PATH and HOME reaches it
 * @param through a program, with its arguments, that becomes the host: it is given the host's command line
 */
export async function startHost(
  environment: Record<string, string>,
  through: readonly string[] = [],
): Promise<HostProcess> {
  const [program = '', ...args] = [...through, process.execPath, ...NODE_FLAGS, entry];
  const child = spawn(program, args, {
    env: environmentOf({
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DEEMUSIC_PORT: '0',
      DEEMUSIC_LOG_LEVEL: 'info',
      ...environment,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const url = await listening(child, lines);
  return {
    url,
    pid: child.pid!,
    output: () => lines.join('\n'),
    api: (method, path, body, headers) => call(`${url}/api/v1${path}`, method, body, headers),
    kill: () => ended(child, 'SIGKILL').then(() => undefined),
    stop: async () => {
      const started = performance.now();
      const code = await ended(child, 'SIGTERM');
      return { code, tookMs: performance.now() - started };
    },
  };
}

/** Starts a host that is expected to refuse. @returns its exit code and all that it printed */
export async function startRefused(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DEEMUSIC_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  collect(child, lines);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: lines.join('\n') };
}

function collect(child: ChildProcess, lines: string[], onLine: (line: string) => void = () => undefined): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine(line);
    });
  }
}

function listening(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`${why}\n${lines.join('\n')}`));
    };
    const timer = setTimeout(() => {
      fail('the host did not start in time');
    }, READY_TIMEOUT_MS);
    child.once('exit', (code) => {
      fail(`the host ended with ${String(code)} before it listened`);
    });
    collect(child, lines, (line) => {
      if (!line.includes('"event":"listening"')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve((JSON.parse(line) as { url: string }).url.replace(/\/$/, ''));
    });
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exit)[0];
}

async function call<T>(
  url: string,
  method: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<ApiAnswer<T>> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as T };
}
