import { fileURLToPath } from 'node:url';
import type { Io } from '../terminal/io.js';

/** Programs that are built beside this command and run as processes of their own. */
export type EntryPoint = 'main' | 'doctor' | 'restore';

/** Path of a built program. */
export function pathOf(entry: EntryPoint): string {
  return fileURLToPath(new URL(`../../${entry}.js`, import.meta.url));
}

/**
 * Its environment, for what is too late to set once it runs: libuv's four threads would let eight slow fsyncs block the
 * database, and an arena of malloc for each thread would keep a third more memory than is in use.
 */
export function environmentOf(env: Io['env']): NodeJS.ProcessEnv {
  return { UV_THREADPOOL_SIZE: '16', MALLOC_ARENA_MAX: '2', ...env };
}

/** Flags of Node: a small young generation; the long-lived rest is what a host mostly holds. */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
