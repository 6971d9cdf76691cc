import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** What `/proc` tells of a process; each null where there is no such process, or no such file system. */
export const proc = {
  /** Ticks since the boot at which it began (field 22 of its stat): with the pid it names one process of this boot. Null also for a zombie. */
  startTime(pid: number): string | null {
    // The name in brackets may hold spaces and brackets itself: count from the last one.
    const stat = read(`/proc/${String(pid)}/stat`);
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  },

  /** Resident memory. */
  residentBytes(pid: number): number | null {
    const pages = read(`/proc/${String(pid)}/statm`)?.split(' ')[1];
    return pages === undefined ? null : Number(pages) * PAGE_BYTES;
  },

  /** Which boot of the machine this is. */
  bootId(): string | null {
    return read('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
  },
};

function read(file: string): string | null {
  try {
    // From memory, some microseconds: an asynchronous read would cost more.
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
