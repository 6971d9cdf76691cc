import { create } from 'zustand';

/** What came of adding a thing, during this visit. */
export type Outcome =
  | { kind: 'adding' }
  /** `isNew`: it was not in the list before; `isRequeued`: it was, and goes again. */
  | { kind: 'added'; isNew: boolean; isRequeued: boolean }
  | { kind: 'refused'; message: string };

interface Ledger {
  outcomes: Readonly<Record<string, Outcome>>;
  /** @param outcome null = none */
  note: (keys: readonly string[], outcome: (key: string, index: number) => Outcome | null) => void;
}

export const useLedger = create<Ledger>()((set) => ({
  outcomes: {},
  note: (keys, outcome) => {
    set(({ outcomes }) => {
      const noted = new Map(Object.entries(outcomes));
      for (const [index, key] of keys.entries()) {
        const one = outcome(key, index);
        if (one) noted.set(key, one);
        else noted.delete(key);
      }
      return { outcomes: Object.fromEntries(noted) };
    });
  },
}));

/** What came of adding one thing; undefined when nobody tried. */
export function useOutcome(key: string): Outcome | undefined {
  return useLedger(({ outcomes }) => outcomes[key]);
}
