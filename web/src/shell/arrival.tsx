import { useEffect, useRef } from 'react';

/**
 * After another page has come: at its beginning, with the focus on its heading, so that a screen reader reads it and the next Tab
 * goes on from there. A page that has put the focus somewhere itself keeps it. Lies after the page, within its `Suspense`.
 */
export function Arrival({ place }: { place: string }): null {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const main = document.getElementById('content');
    if (!main) return;
    main.scrollTop = 0;
    if (document.activeElement !== main && main.contains(document.activeElement)) return;
    const heading = main.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    (heading ?? main).focus({ preventScroll: true });
  }, [place]);
  return null;
}
