import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragMoveEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { words } from '../../words/index.js';
import type { GridControl } from '../grid/grid-control.js';
import type { ListTree } from '../list/list-tree.js';
import { ROW_HEIGHT } from '../list/row-map.js';
import { useAnnouncements } from './announcements.js';
import { isSamePlace } from './drop-target.js';
import { LiftedCard } from './lifted-card.js';
import { moveItem } from './move-item.js';
import { targetAt, type Lifted } from './lifted.js';

interface ReorderProps {
  list: ListTree;
  control: GridControl;
  /** @param dropLine where to show that it would come to stand, pixels from the beginning; null: nowhere */
  children: (dropLine: number | null) => ReactNode;
}

/** A press of an arrow key is one row. */
const byRows: KeyboardCoordinateGetter = (event, { currentCoordinates: { x, y } }) => {
  if (event.code === 'ArrowDown') return { x, y: y + ROW_HEIGHT[1] };
  if (event.code === 'ArrowUp') return { x, y: y - ROW_HEIGHT[1] };
  return undefined;
};

/** Lets rows be dragged to another place, by their handles. */
export function Reorder({ list, control, children }: ReorderProps): ReactElement {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    // A finger that moves at once wants to scroll.
    useSensor(TouchSensor, { activationConstraint: { delay: 120, tolerance: 10 } }),
    useSensor(KeyboardSensor, { coordinateGetter: byRows }),
  );
  const announcements = useAnnouncements(list, lifted);
  const move = ({ active }: DragMoveEvent): void => {
    setLifted((before) => before && { ...before, target: targetAt(list, before, active) });
  };
  return (
    <DndContext
      sensors={sensors}
      accessibility={{ announcements, screenReaderInstructions: { draggable: words.queue.order.instructions } }}
      onDragStart={({ active: { id } }) => {
        const row = list.rowOf(String(id));
        if (row === undefined) return;
        // It stays drawn however far the list is scrolled.
        control.goTo(row, false);
        setLifted({ id: String(id), target: null });
      }}
      onDragMove={move}
      onDragCancel={() => {
        setLifted(null);
      }}
      onDragEnd={({ active }) => {
        if (!lifted) return;
        const target = targetAt(list, lifted, active);
        setLifted(null);
        if (target?.to) void moveItem(list, lifted.id, target.to);
      }}
    >
      {children(lifted?.target && !isSamePlace(lifted.target.from, lifted.target) ? lifted.target.offset : null)}
      <DragOverlay dropAnimation={null}>{lifted && <LiftedCard id={lifted.id} />}</DragOverlay>
    </DndContext>
  );
}
