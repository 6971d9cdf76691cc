import { create } from 'zustand';

/** Whether the help on keys is open: by a key, and by a button elsewhere. */
export const useHelp = create<{ isOpen: boolean; open: () => void; close: () => void }>()((set) => ({
  isOpen: false,
  open: () => {
    set({ isOpen: true });
  },
  close: () => {
    set({ isOpen: false });
  },
}));
