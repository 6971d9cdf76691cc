import { describe, expect, it } from '@jest/globals';
import { diskStanding } from './disk-standing.js';

const GIB = 1024 ** 3;

describe('diskStanding', () => {
  it('is quiet while there is room', () => {
    expect(diskStanding(50 * GIB, 100 * GIB, GIB)).toEqual({ tone: 'quiet', usedPercent: 50, text: null });
  });

  it('warns before the queue waits, and says when it does', () => {
    expect(diskStanding(1.5 * GIB, 100 * GIB, GIB)).toMatchObject({
      tone: 'warning',
      text: 'Low: the queue waits below 1.0 GiB.',
    });
    expect(diskStanding(0.5 * GIB, 100 * GIB, GIB)).toMatchObject({
      tone: 'bad',
      text: 'Below 1.0 GiB: the queue waits.',
    });
  });

  it('stays within its bar, whatever a file system says', () => {
    expect(diskStanding(0, 0, 0).usedPercent).toBe(100);
    expect(diskStanding(120, 100, 1).usedPercent).toBe(0);
  });
});
