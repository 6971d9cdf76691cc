const KEY = 'deemusic-first-visit';

/** How the guide ended in this browser. */
export type FirstVisit = 'done' | 'dismissed';

/** @returns how it ended; null while it has not, or where the browser keeps nothing */
export function firstVisit(): FirstVisit | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'done' || kept === 'dismissed' ? kept : null;
  } catch {
    // Storage is forbidden: every visit is the first.
    return null;
  }
}

/** Remembers how it ended. */
export function endFirstVisit(how: FirstVisit): void {
  try {
    localStorage.setItem(KEY, how);
  } catch {
    // Storage is forbidden. Nothing depends on it.
  }
}
