import { useLocation } from 'wouter';
import { useShortcuts } from '../../parts/index.js';
import { useHelp } from './help-state.js';
import { places } from '../navigation/places.js';

/** The keys that work on every page. */
export function useEverywhereKeys(): void {
  const [, navigate] = useLocation();
  const openHelp = useHelp(({ open }) => open);
  useShortcuts({
    ...Object.fromEntries(
      places.map(({ keys, href }) => [
        keys,
        () => {
          navigate(href);
        },
      ]),
    ),
    n: () => {
      navigate('/add');
    },
    '/': () => {
      const field = document.querySelector<HTMLInputElement>('#content input[type="search"]');
      if (!field) navigate('/add');
      field?.focus();
      field?.select();
    },
    '?': openHelp,
  });
}
