import { readFileSync } from 'node:fs';

const TICKS_PER_S = 100;

/** Processor time that a process has used, seconds; NaN when it is gone or where there is no `/proc`. */
export function cpuSecondsOf(pid: number): number {
  const text = readOrEmpty(`/proc/${String(pid)}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

/** Resident memory, MiB; NaN when it is gone or where there is no `/proc`. */
export function residentMibOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readOrEmpty(`/proc/${String(pid)}/status`))?.[1] ?? Number.NaN) / 1024;
}

/** @returns nothing for a file that is gone with its process */
export function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
