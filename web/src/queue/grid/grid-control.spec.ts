import { beforeEach, describe, expect, it } from '@jest/globals';
import { itemOf } from '../../../../test/support/item-factory.js';
import { filterOf } from '../filter/queue-filter.js';
import { QueueList } from '../list/queue-list.js';
import { GridControl } from './grid-control.js';

const all = Array.from({ length: 300 }, (_, n) => itemOf({ id: `track_${String(n)}` }));
const held = new Map(all.map((item) => [item.id, item]));
let list: QueueList;
let control: GridControl;

beforeEach(async () => {
  list = new QueueList(filterOf(new URLSearchParams()), {
    askFor: () => async (place) => {
      const offset = 'offset' in place ? place.offset : 0;
      return Promise.resolve({ items: all.slice(offset, offset + 50), total: all.length, nextCursor: null });
    },
    items: { get: (id) => held.get(id), absorb: () => undefined },
  });
  list.look({ first: 0, last: 0 });
  await new Promise(setImmediate);
  list.rest();
  control = new GridControl(list);
});

const marked = (): string[] => all.map(({ id }) => id).filter((id) => control.isSelected(id));

describe('marks', () => {
  it('are made one by one, and as a range from where the last one was', () => {
    control.toggle(2);
    control.extendTo(4);
    control.extendTo(5);
    expect(marked()).toEqual(['track_2', 'track_3', 'track_4', 'track_5']);
    control.toggle(3);
    expect(marked()).toEqual(['track_2', 'track_4', 'track_5']);
    control.clear();
    expect(control.isSelecting).toBe(false);
  });

  it('reach over rows that nobody has looked at', async () => {
    control.toggle(0);
    control.extendTo(220);
    expect(marked().length).toBeLessThan(221);
    await new Promise(setImmediate);
    expect(marked()).toHaveLength(221);
  });

  it('of a range that was given up meanwhile stay away', async () => {
    control.toggle(0);
    control.extendTo(220);
    control.clear();
    await new Promise(setImmediate);
    expect(marked()).toEqual([]);
  });

  it('of everything become those that are known when one is taken away', () => {
    control.selectAll();
    expect(control.isSelected('track_299')).toBe(true);
    control.toggle(1);
    expect(control.isSelected('track_1')).toBe(false);
    expect(control.isSelected('track_2')).toBe(true);
    expect(control.isSelected('track_299')).toBe(false);
  });

  it('go with what leaves the list', () => {
    control.toggle(2);
    control.hear({ name: 'item.removed', message: { epoch: 'e', seq: 1, id: 'track_2', parentId: null } });
    expect(control.isSelecting).toBe(false);
  });
});

describe('the active row', () => {
  it('follows its item when that moves', () => {
    control.goTo(4);
    list.place('track_4', { to: 'top' });
    expect([control.activeRow, control.activeId]).toEqual([0, 'track_4']);
  });

  it('is the one that comes after an item that has gone', () => {
    control.goTo(4);
    list.hear({ name: 'item.removed', message: { epoch: 'e', seq: 1, id: 'track_4', parentId: null } });
    expect([control.activeRow, control.activeId]).toEqual([4, 'track_5']);
    list.rest();
  });

  it('wants the focus once, when keys have led to it', () => {
    control.goTo(4, false);
    expect(control.takeFocusWish()).toBe(false);
    control.goTo(5);
    expect([control.takeFocusWish(), control.takeFocusWish()]).toEqual([true, false]);
  });
});
