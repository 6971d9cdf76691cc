import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Ends this process group within seconds when the process that started it is gone, also while the main thread hangs in a loop: then
 * nobody reads the pipe's end.
 * @param parent pid of the parent, read when this process began
 */
export function watchParent(parent: number): void {
  const worker = new Worker(fileURLToPath(new URL('parent-watchdog.worker.js', import.meta.url)), {
    workerData: parent,
    execArgv: [],
    env: {},
    // The thread costs about 7 MB, most of it Node's own; with less than 5 MB of heap it does not start.
    resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 1, codeRangeSizeMb: 1, stackSizeMb: 1 },
  });
  // Without the watchdog the plugin works as well: the host ends what it finds of an earlier one when it starts.
  worker.on('error', () => undefined);
  worker.unref();
}
