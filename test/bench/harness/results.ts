import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './measure.js';
import type { Machine, Versions } from './machine.js';

/** How one measure went, the last time that it ran. */
export interface MeasureResult {
  /** ISO date and time. */
  at: string;
  isQuick: boolean;
  seconds: number;
  /** Load of the machine when it began: a busy one shows in the spread. */
  load: number;
  versions: Versions;
  status: 'measured' | 'skipped' | 'failed';
  /** Why it was skipped, or how it failed. */
  reason?: string;
  figures: Figure[];
  facts: Record<string, string>;
}

/** All that is kept of the last runs on this machine. */
export interface Results {
  machine: Machine;
  measures: Record<string, MeasureResult>;
}

/** @returns null when nothing was measured yet */
export function readResults(folder: string): Results | null {
  const path = join(folder, 'results.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : null;
}

/** What was kept, without what another machine measured: it cannot be compared. */
export function keptResults(folder: string, machine: Machine): Results {
  const kept = readResults(folder);
  const isSame = kept?.machine.cpu === machine.cpu && kept.machine.cores === machine.cores;
  return { machine, measures: isSame ? kept.measures : {} };
}

export function writeResults(folder: string, results: Results): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}
