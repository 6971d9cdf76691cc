import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

const BOOT_ID_FILE = '/proc/sys/kernel/random/boot_id';
const ROUNDING_SECONDS = 10;

/**
 * Which boot of the machine this is. While it is the same, all that was written is in the page cache or on the disk; after another
 * boot only what was synced can be trusted. Where the kernel has no such id it is derived from the uptime; a clock that jumps then
 * looks like a boot, which costs some bytes and never trusts too much.
 */
export function currentBootId(file = BOOT_ID_FILE): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const bootedAt = Date.now() / 1000 - uptime();
    return `uptime-${String(Math.round(bootedAt / ROUNDING_SECONDS))}`;
  }
}
