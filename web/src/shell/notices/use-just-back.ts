import { useEffect, useState } from 'react';
import { liveState } from '../../live/index.js';

const SHOWN_MS = 5000;

/** @returns whether the host has come back within the last seconds */
export function useJustBack(): boolean {
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = liveState.subscribe((now, before) => {
      const wasAway = before.offlineSince !== null;
      if (wasAway === (now.offlineSince !== null)) return;
      clearTimeout(timer);
      setIsBack(wasAway);
      timer = setTimeout(setIsBack, SHOWN_MS, false);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, []);
  return isBack;
}
