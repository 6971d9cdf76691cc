import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { isWritten } from '../parts/index.js';

/** Something to download, as the page for adding understands it. */
const LINK = /\bhttps?:\/\/\S|\bdeezer:\w|\b(?:track|album|playlist)_\w/i;

/** A link that is pasted anywhere outside of a field is meant to be added. */
export function usePastedLinks(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const pasted = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (event.defaultPrevented || isWritten(event.target) || !LINK.test(text)) return;
      event.preventDefault();
      // Not in the address: two thousand links are more than the host reads of one, and a reload would be refused.
      navigate('/add', { state: { text } });
    };
    document.addEventListener('paste', pasted);
    return () => {
      document.removeEventListener('paste', pasted);
    };
  }, [navigate]);
}
