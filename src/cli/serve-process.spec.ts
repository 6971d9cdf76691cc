import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../test/support/eventually.js';
import { tempDir } from '../../test/support/temp-dir.js';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const START_SCRIPT = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const folder = tempDir('serve');
let launcher: ChildProcess | undefined;

afterEach(() => {
  launcher?.kill('SIGKILL');
});

/** Starts what `npm start` starts, and answers with the process of the host once it listens. */
async function serve(name: string): Promise<{ launcher: ChildProcess; host: number }> {
  const dataDir = join(folder, name);
  launcher = spawn(process.execPath, [START_SCRIPT, 'serve', '--port', '0'], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, DEEMUSIC_DATA_DIR: dataDir, DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(dataDir, 'music') },
  });
  const runFile = join(dataDir, 'run.json');
  await eventually('the host listens', () => existsSync(runFile), 30_000);
  const { pid } = JSON.parse(readFileSync(runFile, 'utf8')) as { pid: number };
  return { launcher, host: pid };
}

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

describe('serve as processes', () => {
  it('ends with 0 at SIGTERM, and leaves no host behind', async () => {
    const running = await serve('term');
    const ended = once(running.launcher, 'exit');
    running.launcher.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(isGone(running.host)).toBe(true);
  });

  it.each(['SIGKILL', 'SIGHUP'] as const)('ends the host gracefully when %s took who started it', async (signal) => {
    const running = await serve(signal);
    running.launcher.kill(signal);
    await eventually('the host has ended', () => isGone(running.host), 10_000);
    // It takes its note back only when it ends by itself.
    expect(existsSync(join(folder, signal, 'run.json'))).toBe(false);
  });
});
