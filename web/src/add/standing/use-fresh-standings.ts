import { useQueryClient } from '@tanstack/react-query';
import type { AnyHostMessage } from 'deemusic/wire';
import { useCallback, useEffect, useRef } from 'react';
import { useLiveMessages } from '../../live/index.js';
import { STANDINGS } from './standing-query.js';

/** Many events make one question. */
const PAUSE_MS = 1500;

/** Asks anew how the things on the page stand when something has come, gone, or changed its status. */
export function useFreshStandings(): void {
  const queries = useQueryClient();
  const timer = useRef<number | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  useLiveMessages(
    useCallback(
      (any) => {
        if (timer.current !== null || !isTelling(any)) return;
        timer.current = window.setTimeout(() => {
          timer.current = null;
          void queries.invalidateQueries({ queryKey: STANDINGS });
        }, PAUSE_MS);
      },
      [queries],
    ),
  );
}

function isTelling(any: AnyHostMessage): boolean {
  if (any.name === 'item.updated') return any.message.from !== undefined;
  return any.name === 'item.added' || any.name === 'item.removed' || any.name === 'children.added';
}
