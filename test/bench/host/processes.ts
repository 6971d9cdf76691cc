import { readFileSync } from 'node:fs';

const TICKS_PER_S = 100;

/** Processor time that a process has used, seconds; NaN where there is no `/proc`. */
export function cpuSecondsOf(pid: number): number {
  const text = read(`/proc/${String(pid)}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

/** Resident memory, MiB; NaN where there is no `/proc`. */
export function residentMibOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${String(pid)}/status`))?.[1] ?? Number.NaN) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
