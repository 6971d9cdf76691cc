import { create } from 'zustand';
import { keyOf, type MediaRef } from '../standing/ref.js';

/** What is chosen, in whatever list it was, until it is added or let go. */
interface Basket {
  refs: ReadonlyMap<string, MediaRef>;
  put: (refs: readonly MediaRef[], isIn: boolean) => void;
  clear: () => void;
}

export const useBasket = create<Basket>()((set) => ({
  refs: new Map(),
  put: (refs, isIn) => {
    set((basket) => {
      const next = new Map(basket.refs);
      for (const ref of refs) {
        if (isIn) next.set(keyOf(ref), ref);
        else next.delete(keyOf(ref));
      }
      return { refs: next };
    });
  },
  clear: () => {
    set({ refs: new Map() });
  },
}));
