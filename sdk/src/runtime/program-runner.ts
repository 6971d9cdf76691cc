import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ExecResult, PluginContext } from '../context.js';
import { ConfigError, Unrecoverable } from '../errors.js';
import { CappedOutput } from './capped-output.js';

export type Exec = PluginContext['exec'];

const OUTPUT_MAX_BYTES = 64 * 1024;
/** A program that went into the background may hold our ends of its pipes for ever. */
const PIPES_AFTER_EXIT_MS = 500;

/**
 * `ctx.exec` for granted programs. They stay in the plugin's process group, so that the host's kill reaches them too.
 * @param granted names as the manifest lists them; `*` = any
 */
export function programRunner(
  granted: readonly string[],
  folder: string,
  ending: AbortSignal,
  run: Exec = spawned,
): Exec {
  return async (program, args, options = {}) => {
    if (!granted.includes(program) && !granted.includes('*')) {
      throw new Unrecoverable(
        `The program "${program}" is not granted: name it in "permissions.exec" of the block "deemusic" in package.json.`,
      );
    }
    const signal = options.signal === undefined ? ending : AbortSignal.any([ending, options.signal]);
    signal.throwIfAborted();
    return run(program, args, { cwd: folder, ...options, signal });
  };
}

const spawned: Exec = async (program, args, options = {}) => {
  const child = spawn(program, [...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
  });
  const stdout = new CappedOutput(child.stdout, OUTPUT_MAX_BYTES);
  const stderr = new CappedOutput(child.stderr, OUTPUT_MAX_BYTES);
  // It may end without having read all.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  options.signal?.addEventListener('abort', kill, { once: true });
  try {
    const { exitCode, signal } = await ended(child, program);
    options.signal?.throwIfAborted();
    return { exitCode, signal, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    options.signal?.removeEventListener('abort', kill);
    stdout.leave();
    stderr.leave();
  }
};

async function ended(child: ChildProcess, program: string): Promise<Pick<ExecResult, 'exitCode' | 'signal'>> {
  const closed = once(child, 'close').catch(() => undefined);
  try {
    const [exitCode, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    await Promise.race([closed, pause(PIPES_AFTER_EXIT_MS)]);
    return { exitCode, signal };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `The program "${program}" could not be started (${code ?? 'unknown'}): is it installed, and is its working folder there?`,
      {
        cause: error,
      },
    );
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
