import { create } from 'zustand';

/** A pasted text, kept while the page is open: whoever looks at the queue and comes back finds it again. */
export const useDraft = create<{ pasted: string; keep: (pasted: string) => void }>()((set) => ({
  pasted: '',
  keep: (pasted) => {
    set({ pasted });
  },
}));
