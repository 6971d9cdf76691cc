import type { Priority, Quality } from 'deemusic/wire';
import { create } from 'zustand';

/** How things are to be downloaded; kept while the page is open. */
interface Wishes {
  /** null = as the host is set. */
  quality: Quality | null;
  priority: Priority;
  choose: (wish: { quality?: Quality | null; priority?: Priority }) => void;
}

export const useWishes = create<Wishes>()((set) => ({
  quality: null,
  priority: 'normal',
  choose: (wish) => {
    set(wish);
  },
}));
