import { useQueryClient } from '@tanstack/react-query';
import type { AnyHostMessage } from 'deemusic/wire';
import { useCallback, useEffect, useRef } from 'react';
import { useLiveMessages } from '../../../live/index.js';

/** A collection of thousands changes with each of its members. */
const AT_MOST_EVERY_MS = 1000;

/** Asks anew for what belongs to the item when it changes: its timeline, its members, its runs. */
export function useItemChanges(id: string): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hear = useCallback(
    (any: AnyHostMessage) => {
      if (!isAbout(any, id)) return;
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        void queries.invalidateQueries({ queryKey: ['downloads', id, 'more'] });
        void queries.invalidateQueries({ queryKey: ['plugins', 'runs', 'of', id] });
      }, AT_MOST_EVERY_MS);
    },
    [id, queries],
  );
  useLiveMessages(hear);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
}

function isAbout({ name, message }: AnyHostMessage, id: string): boolean {
  if (name === 'item.updated' || name === 'item.added') return message.item.id === id || message.item.parentId === id;
  if (name === 'item.removed') return message.parentId === id;
  return name === 'children.added' && message.parentId === id;
}
