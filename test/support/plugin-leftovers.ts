import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Pids of the plugin processes that work for a data folder and do not belong to this host. */
export function orphansOf(dataDir: string, hostPid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const isLiving = state !== 'Z' && state !== 'X';
        return isLiving && Number(parent) !== hostPid && readlinkSync(`/proc/${String(pid)}/cwd`).startsWith(dataDir);
      } catch {
        return false;
      }
    });
}
