import type { Announcements } from '@dnd-kit/core';
import { itemStore } from '../../live/index.js';
import { words } from '../../words/index.js';
import type { ListTree } from '../list/list-tree.js';
import { targetAt, type Lifted, type LiftedTarget } from './lifted.js';

/** What is read out while something is dragged. */
export function useAnnouncements(list: ListTree, lifted: Lifted | null): Announcements {
  const { order } = words.queue;
  return {
    onDragStart: ({ active }) => order.lifted(titleOf(String(active.id))),
    onDragMove: ({ active }) => {
      if (!lifted) return undefined;
      const target = targetAt(list, lifted, active);
      // Said once for each place, not for each pixel.
      if (!target?.to || lifted.target?.gap === target.gap) return undefined;
      return order.over(titleOf(lifted.id), placeAfter(target), target.siblings);
    },
    onDragOver: () => undefined,
    onDragEnd: ({ active }) => {
      // By now it stands there already: what the last move said counts.
      const target = lifted?.target;
      const title = titleOf(String(active.id));
      return target?.to ? order.moved(title, placeAfter(target), target.siblings) : order.stays(title);
    },
    onDragCancel: ({ active }) => order.stays(titleOf(String(active.id))),
  };
}

export function titleOf(id: string): string {
  return itemStore.get(id)?.title ?? words.queue.order.someItem;
}

/** From 1, when it has left its former place. */
function placeAfter({ from, gap }: LiftedTarget): number {
  const index = from.level === 1 ? from.top : from.child;
  return gap > index ? gap : gap + 1;
}
