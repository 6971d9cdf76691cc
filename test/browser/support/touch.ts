import type { Page } from 'playwright-core';

/** Side of what a thumb meets well, pixels. */
const SIDE = 40;

/**
 * What of the window is meant to be tapped and is smaller than {@link SIDE} in one direction: not by its box, but by what a tap
 * really meets. Links in running text are excepted, as in WCAG.
 * @returns names with the size
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((side) => {
    const meets = (element: HTMLElement, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      if (!hit) return false;
      const label = hit.closest('label');
      if (element.contains(hit) || label?.control === element || label?.contains(element)) return true;
      // A row does what its title does, wherever nothing else of it is hit.
      const row = element.textContent.trim() === '' ? null : element.closest('[role=row]');
      return row !== null && row === hit.closest('[role=row]') && !hit.closest('button, input');
    };
    const reach = (element: HTMLElement, [x, y]: [number, number], [dx, dy]: [number, number]): number => {
      let steps = 0;
      while (steps < side && meets(element, x + dx * (steps + 1), y + dy * (steps + 1))) steps++;
      return steps;
    };
    // Not under something else, nor cut off by the edge of what scrolls: nobody taps it there.
    const isAtHand = (element: HTMLElement, [x, y]: [number, number]): boolean => {
      const view = element.closest('main, [role=dialog]')?.getBoundingClientRect();
      const isCut = view !== undefined && (y - side / 2 < view.top || y + side / 2 > view.bottom);
      return !isCut && element.checkVisibility({ visibilityProperty: true }) && meets(element, x, y);
    };
    const isInText = (element: HTMLElement): boolean =>
      element.tagName === 'A' && getComputedStyle(element).display === 'inline';

    const controls = 'a[href], button, [role=switch], [role=tab], [role=checkbox], input:not([type=hidden])';
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const centre: [number, number] = [left + width / 2, top + height / 2];
      if (width === 0 || isInText(element) || !isAtHand(element, centre)) continue;
      const met = [
        reach(element, centre, [-1, 0]) + reach(element, centre, [1, 0]) + 1,
        reach(element, centre, [0, -1]) + reach(element, centre, [0, 1]) + 1,
      ];
      if (met.every((length) => length >= side)) continue;
      const name = element.getAttribute('aria-label') ?? (element.textContent.trim() || element.outerHTML);
      small.push(`${name.slice(0, 90)} (${met.join(' × ')})`);
    }
    return small;
  }, SIDE);
}
