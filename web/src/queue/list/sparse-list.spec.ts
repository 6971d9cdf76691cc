import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SparseList } from './sparse-list.js';

const ids = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `i${String(from + i)}`);

type Step =
  | { kind: 'page'; offset: number; limit: number }
  | { kind: 'remove' | 'insert'; at: number }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'keep'; first: number; last: number };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('page' as const), offset: fc.nat(40), limit: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ kind: fc.constantFrom('remove' as const, 'insert' as const), at: fc.nat(40) }),
    fc.record({ kind: fc.constant('move' as const), from: fc.nat(40), to: fc.nat(40) }),
    fc.record({ kind: fc.constant('keep' as const), first: fc.nat(40), last: fc.nat(40) }),
  ),
  { maxLength: 40 },
);

/** Does the same to the list at the host, and to what the page knows of it. */
function follow(truth: string[], list: SparseList, step: Step, fresh: () => string): void {
  if (step.kind === 'page') list.put(step.offset, truth.slice(step.offset, step.offset + step.limit), truth.length);
  if (step.kind === 'keep') list.keepOnly(step, () => false);
  if (step.kind === 'insert') {
    const id = fresh();
    const at = Math.min(step.at, truth.length);
    truth.splice(at, 0, id);
    list.insert(at, id);
  }
  if (step.kind === 'remove') {
    const id = truth[step.at];
    // What is removed elsewhere leaves the places in doubt; here only what is known goes.
    if (id === undefined || list.indexOf(id) === undefined) return;
    truth.splice(step.at, 1);
    list.remove(id);
  }
  if (step.kind === 'move') {
    const id = truth[step.from];
    if (id === undefined || list.indexOf(id) === undefined || step.to >= truth.length) return;
    truth.splice(step.from, 1);
    truth.splice(step.to, 0, id);
    list.move(id, step.to);
  }
}

describe('a list of which parts are known', () => {
  it('never says anything else than the list at the host', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const truth = ids(0, 30);
        let next = 1000;
        const list = new SparseList();
        list.resize(truth.length);
        for (const step of all) {
          follow(truth, list, step, () => `i${String(next++)}`);
          expect(list.total).toBe(truth.length);
          truth.forEach((id, index) => {
            expect([undefined, id]).toContain(list.at(index));
            expect([undefined, index]).toContain(list.indexOf(id));
            expect(list.at(index) === undefined).toBe(list.indexOf(id) === undefined);
          });
          expect(list.at(truth.length)).toBeUndefined();
        }
      }),
    );
  });

  it('names the first stretch that is missing', () => {
    const list = new SparseList();
    list.resize(100);
    list.put(10, ids(10, 10), 100);
    expect(list.gap({ first: 12, last: 18 }, true)).toBeNull();
    expect(list.gap({ first: 5, last: 18 }, true)).toEqual({ first: 5, last: 9 });
    expect(list.gap({ first: 12, last: 30 }, true)).toEqual({ first: 20, last: 30 });
    expect(list.gap({ first: 95, last: 300 }, true)).toEqual({ first: 95, last: 99 });
    expect(list.gap({ first: 200, last: 300 }, true)).toBeNull();
  });

  it('in doubt still shows what it knew, and asks for it', () => {
    const list = new SparseList();
    list.put(0, ids(0, 10), 10);
    list.doubt();
    expect(list.at(3)).toBe('i3');
    expect(list.gap({ first: 0, last: 9 }, false)).toBeNull();
    expect(list.gap({ first: 0, last: 9 }, true)).toEqual({ first: 0, last: 9 });
    list.put(0, ids(1, 5), 9);
    expect(list.at(0)).toBe('i1');
    expect(list.gap({ first: 0, last: 9 }, true)).toEqual({ first: 5, last: 8 });
  });

  it('shows an item once, at its newest place', () => {
    const list = new SparseList();
    list.put(0, ids(0, 10), 30);
    list.put(20, ['i3'], 30);
    expect(list.at(3)).toBeUndefined();
    expect(list.indexOf('i3')).toBe(20);
  });

  it('forgets what is far from the eye, but not what is pinned', () => {
    const list = new SparseList();
    list.put(0, ids(0, 50), 50);
    list.keepOnly({ first: 20, last: 30 }, (id) => id === 'i2');
    expect(list.at(2)).toBe('i2');
    expect(list.at(19)).toBeUndefined();
    expect(list.at(20)).toBe('i20');
    expect(list.total).toBe(50);
  });

  it('closes up where one leaves that it knows, and leaves the others to the host', () => {
    const list = new SparseList();
    list.put(0, ids(0, 10), 100);
    list.remove('i50');
    expect(list.total).toBe(100);
    list.remove('i0');
    expect(list.total).toBe(99);
    expect(list.at(0)).toBe('i1');
  });

  it('asks again for what is listed but not held any more', () => {
    const held = new Set(ids(0, 10));
    const list = new SparseList((id) => held.has(id));
    list.put(0, ids(0, 10), 10);
    held.delete('i4');
    expect(list.gap({ first: 0, last: 9 }, false)).toEqual({ first: 4, last: 4 });
  });
});
