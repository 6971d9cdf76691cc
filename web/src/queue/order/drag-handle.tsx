import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './order.module.css';

interface DragHandleProps {
  id: string;
  title: string;
  tabIndex: 0 | -1;
}

/** By which a row is dragged, with a pointer, a finger, or keys. */
export function DragHandle({ id, title, tabIndex }: DragHandleProps): ReactElement {
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.handle}
      data-handle
      data-dragging={isDragging || undefined}
      {...listeners}
      aria-describedby={attributes['aria-describedby']}
      aria-label={words.queue.order.handle(title)}
      tabIndex={tabIndex}
    >
      <IconGripVertical size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
