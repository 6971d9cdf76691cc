import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How many changes would be lost, by who would lose them. */
const unsavedState = createStore<Readonly<Record<string, number>>>(() => ({}));

/** Says how many changes would be lost by leaving, as long as the component is there. */
export function useUnsaved(name: string, count: number): void {
  useEffect(() => {
    unsavedState.setState({ [name]: count });
    return () => {
      unsavedState.setState({ [name]: 0 });
    };
  }, [name, count]);
}

/** @returns how many changes would be lost by leaving, of all who said so */
export function useUnsavedCount(): number {
  return useStore(unsavedState, (all) => Object.values(all).reduce((sum, one) => sum + one, 0));
}
