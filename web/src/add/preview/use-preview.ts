import { useSearchParams } from 'wouter';
import type { CatalogueRef } from '../standing/ref.js';

const TYPES = ['track', 'album', 'playlist', 'artist'] as const;

interface Preview {
  /** What is looked at; null = nothing. */
  shown: CatalogueRef | null;
  open: (ref: CatalogueRef) => void;
  close: () => void;
}

/** What is looked at closely, by the address of the page: Back closes it. */
export function usePreview(): Preview {
  const [params, setParams] = useSearchParams();
  return {
    shown: readRef(params.get('open')),
    open({ source, type, id }) {
      setParams((former) => {
        const next = new URLSearchParams(former);
        next.set('open', [source, type, id].join('/'));
        return next;
      });
    },
    close() {
      setParams(
        (former) => {
          const next = new URLSearchParams(former);
          next.delete('open');
          return next;
        },
        { replace: true },
      );
    },
  };
}

function readRef(text: string | null): CatalogueRef | null {
  const [source = '', kind, id = ''] = text?.split('/') ?? [];
  const type = TYPES.find((one) => one === kind);
  return type && source !== '' && id !== '' ? { source, type, id } : null;
}
