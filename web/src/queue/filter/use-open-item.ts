import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** The item whose drawer is open, as the address says it. */
export function useOpenItem(): { openId: string | null; open: (id: string) => void; close: () => void } {
  const [search, setSearch] = useSearchParams();
  const openId = search.get('item');
  const open = useCallback(
    (id: string) => {
      setSearch((before) => {
        const after = new URLSearchParams(before);
        after.set('item', id);
        return after;
      });
    },
    [setSearch],
  );
  const close = useCallback(() => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('item');
        return after;
      },
      { replace: true },
    );
  }, [setSearch]);
  return { openId, open, close };
}
