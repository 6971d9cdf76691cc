import { readdirSync, readFileSync } from 'node:fs';

/** Pids of the living processes of a group; zombies do not count. */
export function groupMembers(leader: number): number[] {
  return processes()
    .filter(({ group }) => group === leader)
    .map(({ pid }) => pid);
}

/** Whether a process lives. */
export function isAlive(pid: number): boolean {
  return processes().some((process) => process.pid === pid);
}

function processes(): { pid: number; group: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' || state === 'X' ? [] : [{ pid: Number(name), group: Number(group) }];
      } catch {
        return [];
      }
    });
}
