import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.js';

const LAUNCHER = fileURLToPath(new URL('../../bin/deemusic.mjs', import.meta.url));

export interface CliResult {
  code: number | null;
  out: string;
  err: string;
  /** The lines of the output, as JSON. */
  json: () => unknown[];
}

export interface CliOptions {
  env?: Record<string, string>;
  input?: string;
  cwd?: string;
  /** Called with all output so far, each time more comes. */
  onOutput?: (out: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the real `deemusic` as a process of its own, with nothing of this environment but PATH. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], {
      cwd: options.cwd ?? tmpdir(),
      env: { PATH: process.env.PATH, ...options.env },
      stdio: 'pipe',
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      options.onOutput?.(out, (signal) => child.kill(signal));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err, json: () => jsonLines(out) });
    });
    child.stdin.end(options.input ?? '');
  });
}

/** Runs a command line in this process, which is much faster than a process of its own. Nobody sits at a terminal. */
export async function runCliHere(
  args: readonly string[],
  options: CliOptions & { columns?: number } = {},
): Promise<CliResult> {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Writable & { isTTY?: boolean; columns?: number; rows?: number } =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        written[name] += text;
        if (name === 'out')
          options.onOutput?.(written.out, (signal) => {
            stop.abort(signal);
          });
        done();
      },
    });
  const stop = new AbortController();
  const stdout = sink('out');
  if (options.columns) Object.assign(stdout, { isTTY: true, columns: options.columns, rows: 24 });
  const io = {
    stdin: Readable.from([options.input ?? '']),
    stdout,
    stderr: sink('err'),
    env: { ...options.env },
    cwd: options.cwd ?? tmpdir(),
    signal: stop.signal,
  };
  const code = await main(args, io, '0.0.0');
  return { code, ...written, json: () => jsonLines(written.out) };
}

function jsonLines(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}
