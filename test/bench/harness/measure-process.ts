import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, versions } from './machine.js';
import type { Outcome } from './measure.js';
import type { MeasureEntry } from './measures.js';
import type { MeasureResult } from './results.js';

const program = fileURLToPath(new URL('./run-measure.ts', import.meta.url));
const LONGEST_MS = 30 * 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a measure in a process of its own: nothing that one leaves behind warms or slows the next. */
export async function runMeasure(
  measure: MeasureEntry,
  options: { isQuick: boolean; dir: string },
): Promise<MeasureResult> {
  const started = performance.now();
  const result: MeasureResult = {
    at: new Date().toISOString(),
    isQuick: options.isQuick,
    seconds: 0,
    load: loadavg()[0] ?? 0,
    versions: await versions(),
    status: 'measured',
    figures: [],
    facts: {},
  };
  const missing = measure.needs.filter((tool) => !isInstalled(tool));
  if (missing.length > 0) {
    return { ...result, status: 'skipped', reason: `${missing.join(' and ')} not installed` };
  }
  try {
    const { figures, facts = {} } = await outcomeOf(measure.name, options);
    return { ...result, figures, facts, seconds: Math.round((performance.now() - started) / 1000) };
  } catch (error) {
    return { ...result, status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function outcomeOf(name: string, { isQuick, dir }: { isQuick: boolean; dir: string }): Promise<Outcome> {
  const folder = mkdtempSync(join(dir, 'deemusic-bench-'));
  const child = fork(program, [name, folder, isQuick ? 'quick' : 'full'], {
    execArgv: ['--import', '@swc-node/register/esm-register'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    timeout: LONGEST_MS,
    // A group of its own: what it started ends with it, however it ends.
    detached: true,
  });
  const cleanUp = (): void => {
    endGroup(child.pid);
    rmSync(folder, { recursive: true, force: true });
  };
  const leave = (): void => {
    cleanUp();
    process.exit(130);
  };
  for (const name of SIGNALS) process.once(name, leave);
  let outcome: Outcome | null = null;
  child.once('message', (message) => (outcome = message as Outcome));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  for (const name of SIGNALS) process.off(name, leave);
  cleanUp();
  if (!outcome) throw new Error(`it ended with ${String(signal ?? code)} and without a result; see above`);
  return outcome;
}

function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
