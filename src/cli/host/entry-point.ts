import { fileURLToPath } from 'node:url';
import type { Io } from '../terminal/io.js';

/** Programs that are built beside this command and run as processes of their own. */
export type EntryPoint = 'main' | 'doctor' | 'restore';

/** Path of a built program. */
export function pathOf(entry: EntryPoint): string {
  return fileURLToPath(new URL(`../../${entry}.js`, import.meta.url));
}

/** Its environment: libuv's four threads would let eight slow fsyncs block the database, and must be raised before start. */
export function environmentOf(env: Io['env']): NodeJS.ProcessEnv {
  return { UV_THREADPOOL_SIZE: '16', ...env };
}
