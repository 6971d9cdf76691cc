import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Io } from '../terminal/io.js';
import { environmentOf, NODE_FLAGS, pathOf, type EntryPoint } from './entry-point.js';

/**
 * Runs a built program in the foreground: its input, output and signals are ours.
 * @returns its exit code; 128 + n when signal n ended it
 */
export async function runEntry(entry: EntryPoint, args: readonly string[], io: Io): Promise<number> {
  // A session of its own: Ctrl-C reaches only us and is passed on once; twice would mean "at once" to the host.
  const child = spawn(process.execPath, [...NODE_FLAGS, pathOf(entry), ...args], {
    // By the end of the channel the host notices that we are gone, however we went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environmentOf(io.env),
    cwd: io.cwd,
    detached: true,
  });
  const passOn = (): void => void child.kill(io.signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  const endWithUs = (): void => void child.kill('SIGKILL');
  io.signal.addEventListener('abort', passOn, { once: true });
  process.once('exit', endWithUs);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  process.off('exit', endWithUs);
  io.signal.removeEventListener('abort', passOn);
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
