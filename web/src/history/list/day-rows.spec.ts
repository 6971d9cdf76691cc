import { describe, expect, it } from '@jest/globals';
import { dayRows, daysAgo, type HistoryEntry } from './day-rows.js';

const entry = (seq: number, finishedAt: Date): HistoryEntry => ({
  seq,
  id: `track_${String(seq)}`,
  parentId: null,
  type: 'track',
  status: 'completed',
  title: null,
  artist: null,
  album: null,
  coverUrl: null,
  quality: null,
  bytes: 0,
  outputPath: null,
  error: null,
  finishedAt: finishedAt.getTime(),
});

describe('dayRows', () => {
  it('puts the name of each day before what ended on it', () => {
    const rows = dayRows([
      entry(4, new Date(2026, 0, 3, 0, 1)),
      entry(3, new Date(2026, 0, 2, 23, 59)),
      entry(2, new Date(2026, 0, 2, 0, 0)),
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'entry', 'day', 'entry', 'entry']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('shows an entry once that came with two pages', () => {
    const at = new Date(2026, 0, 2);
    expect(dayRows([entry(2, at), entry(1, at), entry(1, at)])).toHaveLength(3);
  });
});

describe('daysAgo', () => {
  it('counts midnights, not hours', () => {
    const now = new Date(2026, 0, 3, 0, 5).getTime();
    expect(daysAgo(new Date(2026, 0, 3, 0, 1).getTime(), now)).toBe(0);
    expect(daysAgo(new Date(2026, 0, 2, 23, 59).getTime(), now)).toBe(1);
    expect(daysAgo(new Date(2025, 11, 27).getTime(), now)).toBe(7);
  });
});
