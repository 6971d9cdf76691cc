import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOOK_ORDERS, type HookOrder } from '@deemusic/plugin-sdk';
import { inOrder, type HookPlace } from './hook-order.js';

interface Wishes {
  order?: HookOrder;
  after?: string[];
  before?: string[];
  position?: number;
}

function place(plugin: string, wishes: Wishes = {}): HookPlace {
  const { order = 'normal', after = [], before = [], position = null } = wishes;
  return { plugin, position, hook: { order, after, before } };
}

function order(...places: HookPlace[]): string {
  return inOrder(places)
    .places.map(({ plugin }) => plugin)
    .join(' ');
}

describe('the order of plugins', () => {
  it('is by id where nobody says anything', () => {
    expect(order(place('c'), place('a'), place('b'))).toBe('a b c');
  });

  it('is pre, normal, post first', () => {
    const early = place('z', { order: 'pre', position: 9 });
    expect(order(place('a', { order: 'post', position: 0 }), early, place('m'))).toBe('z m a');
  });

  it('is after and before next, whatever the user wants', () => {
    expect(order(place('a', { after: ['b'], position: 0 }), place('b', { position: 1 }), place('c'))).toBe('b a c');
    expect(order(place('a', { position: 0 }), place('b', { before: ['a'], position: 7 }))).toBe('b a');
  });

  it('is what the user wants next; those without a place come last', () => {
    expect(order(place('a'), place('b', { position: 1 }), place('c', { position: 0 }), place('d'))).toBe('c b a d');
  });

  it('takes a wish as far as it can be taken', () => {
    // c wants to be first, and has to wait for b alone.
    const waits = place('c', { position: 0, after: ['b'] });
    expect(order(waits, place('a', { position: 1 }), place('b', { position: 2 }))).toBe('a b c');
  });

  it('does not care about neighbours that are not there, or work at another time', () => {
    expect(order(place('a', { after: ['x', 'b'] }), place('b', { order: 'post' }))).toBe('a b');
  });
});

describe('a contradiction', () => {
  it('is named and passed over, and leaves the others alone', () => {
    const places = [place('b', { after: ['a'] }), place('a', { after: ['b'] }), place('c', { before: ['a'] })];
    const { places: ordered, cycles } = inOrder(places);
    expect(cycles).toEqual(['a → b → a']);
    expect(ordered.map(({ plugin }) => plugin)).toEqual(['b', 'c', 'a']);
  });

  it('reads the same from wherever it is found', () => {
    const ring = [place('b', { after: ['c'] }), place('c', { after: ['a'] }), place('a', { after: ['b'] })];
    expect(inOrder(ring).cycles).toEqual(inOrder([...ring].reverse()).cycles);
    expect(inOrder(ring).cycles).toEqual(['a → b → c → a']);
  });

  it('is found twice where there are two', () => {
    const one = [place('a', { after: ['b'] }), place('b', { after: ['a'] })];
    const two = [place('x', { before: ['y'] }), place('y', { before: ['x'] })];
    expect(inOrder([...one, ...two]).cycles).toEqual(['a → b → a', 'x → y → x']);
  });
});

describe('any set of plugins', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const wish = fc.record({
    order: fc.constantFrom<HookOrder>(...HOOK_ORDERS),
    after: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    before: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    position: fc.option(fc.nat(9), { nil: undefined }),
  });

  it('is put in order whole, by phase, and as it was wished where that is possible', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: ids.length }), (wishes) => {
        const places = wishes.map(({ after, before, ...rest }, index) => {
          const id = ids[index] ?? '';
          const other = (name: string): boolean => name !== id;
          return place(id, { ...rest, after: after.filter(other), before: before.filter(other) });
        });
        const { places: ordered, cycles } = inOrder(places);
        const at = new Map(ordered.map(({ plugin }, index) => [plugin, index]));
        expect([...at.keys()].sort()).toEqual(places.map(({ plugin }) => plugin).sort());
        const phases = ordered.map(({ hook }) => HOOK_ORDERS.indexOf(hook.order));
        expect(phases).toEqual([...phases].sort());
        if (cycles.length > 0) return;
        for (const { plugin, hook } of places)
          for (const former of hook.after) {
            const neighbour = places.find((candidate) => candidate.plugin === former);
            if (neighbour?.hook.order === hook.order) expect(at.get(former)).toBeLessThan(at.get(plugin) ?? -1);
          }
      }),
    );
  });
});
