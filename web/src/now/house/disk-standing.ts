import { say, words } from '../../words/index.js';

export interface DiskStanding {
  tone: 'quiet' | 'warning' | 'bad';
  /** Used part, 0–100. */
  usedPercent: number;
  /** What is wrong; null while all is well. */
  text: string | null;
}

/** From so many times the least free space on there is a warning. */
const NEAR = 2;

/**
 * How the disk of the library stands.
 * @param minFreeBytes below it the queue waits
 */
export function diskStanding(freeBytes: number, totalBytes: number, minFreeBytes: number): DiskStanding {
  const usedPercent = totalBytes > 0 ? Math.min(100, Math.max(0, (1 - freeBytes / totalBytes) * 100)) : 100;
  const least = say.bytes(minFreeBytes);
  if (freeBytes < minFreeBytes) return { tone: 'bad', usedPercent, text: words.now.disk.full(least) };
  if (freeBytes < minFreeBytes * NEAR) return { tone: 'warning', usedPercent, text: words.now.disk.low(least) };
  return { tone: 'quiet', usedPercent, text: null };
}
