import { useEffect, useState } from 'react';

/** @returns which of the sections with these ids is being read: the first that reaches into the upper part of the page */
export function useActiveSection(ids: readonly string[]): string | undefined {
  const [visible, setVisible] = useState<ReadonlySet<string>>(new Set());
  const joined = ids.join(' ');
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        setVisible((former) => {
          const next = new Set(former);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) next.add(target.id);
            else next.delete(target.id);
          }
          return next;
        });
      },
      // A strip below the header.
      { rootMargin: '-150px 0px -60% 0px' },
    );
    for (const id of joined.split(' ')) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => {
      observer.disconnect();
      setVisible(new Set());
    };
  }, [joined]);
  return ids.find((id) => visible.has(id));
}
