import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAF_STATUSES, type ChildCounts, type LeafStatus } from './item.js';
import { canTransition, foldStatus, isTerminal, TRANSITIONS } from './transitions.js';

function counts(of: Partial<Record<LeafStatus, number>>): ChildCounts {
  const all = Object.fromEntries(LEAF_STATUSES.map((status) => [status, of[status] ?? 0])) as Record<
    LeafStatus,
    number
  >;
  return { total: Object.values(all).reduce((sum, count) => sum + count, 0), ...all };
}

describe('transitions', () => {
  it('lets a paused item only go on or be cancelled', () => {
    expect(LEAF_STATUSES.filter((to) => canTransition('paused', to))).toEqual(['pending', 'cancelled']);
  });

  it('never leads from a resting state to anything but pending', () => {
    for (const from of LEAF_STATUSES.filter(isTerminal)) expect(TRANSITIONS[from]).toEqual(['pending']);
  });

  it('leaves no state without a way on', () => {
    for (const from of LEAF_STATUSES) expect(TRANSITIONS[from].length).toBeGreaterThan(0);
  });
});

describe('fold of a collection', () => {
  it.each([
    [{ downloading: 1, failed: 2, pending: 3 }, 'downloading'],
    [{ processing: 1, pending: 3 }, 'processing'],
    [{ pending: 1, completed: 9 }, 'pending'],
    [{ paused: 1, completed: 9, failed: 1 }, 'paused'],
    [{ cancelled: 4 }, 'cancelled'],
    [{ skipped: 4 }, 'skipped'],
    [{ completed: 3, skipped: 1 }, 'completed'],
    [{ failed: 3 }, 'failed'],
    [{ failed: 3, cancelled: 1 }, 'failed'],
    [{ completed: 1, failed: 1 }, 'partial'],
    [{ completed: 1, cancelled: 1 }, 'partial'],
    [{ skipped: 1, cancelled: 1 }, 'partial'],
  ] as const)('%o is %s', (of, expected) => {
    expect(foldStatus(counts(of))).toBe(expected);
  });

  it('rests exactly when every child rests', () => {
    const children = fc.record(
      Object.fromEntries(LEAF_STATUSES.map((s) => [s, fc.nat(3)])) as Record<LeafStatus, fc.Arbitrary<number>>,
    );
    fc.assert(
      fc.property(children, (of) => {
        const all = counts(of);
        fc.pre(all.total > 0);
        const resting = LEAF_STATUSES.filter(isTerminal).reduce((sum, status) => sum + all[status], 0);
        expect(isTerminal(foldStatus(all))).toBe(resting === all.total);
      }),
    );
  });
});
