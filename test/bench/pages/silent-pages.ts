import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Asked } from './recording.js';

const program = fileURLToPath(new URL('./silent-pages-main.ts', import.meta.url));

/**
 * Opens pages that ask and hear what the recorded one did, at the same times, and draw nothing: in truth others draw.
 * @param settleMs how long the recorded page was given before the downloads began
 * @returns closes them. @throws Error then, when the host did not answer one of them
 */
export async function openSilentPages(
  url: string,
  count: number,
  recording: readonly Asked[],
  settleMs: number,
): Promise<() => Promise<void>> {
  const child = fork(program, [url, String(count)], { execArgv: ['--import', '@swc-node/register/esm-register'] });
  await once(child, 'spawn');
  child.send(recording);
  await delay(settleMs);
  return async () => {
    if (child.exitCode !== null) throw new Error('the silent pages have ended before their time');
    const exit = once(child, 'exit');
    child.disconnect();
    await exit;
  };
}
