import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ApiError } from '../../api/index.js';
import { errorText, words } from '../../words/index.js';
import { fieldId } from '../fields/field.js';
import { draftState, draftValue, putBack, refuse, settle } from '../data/setting-drafts.js';
import type { NamedSetting } from '../data/setting-input.js';
import { useSaveSettings } from '../data/settings-query.js';

/** So long it is said that something was saved. */
const SAID_MS = 5000;

export interface Saving {
  save: () => void;
  putBack: () => void;
  isPending: boolean;
  /** Why nothing was saved; null once what was refused has been edited. */
  refusal: string | null;
  /** How many were saved just now; 0 = nothing to say. */
  savedCount: number;
}

/**
 * Saves all changes at once.
 * @param onRefused before the first field at fault gets the focus: it has to be there
 */
export function useSaving(changes: readonly NamedSetting[], onRefused?: () => void): Saving {
  const mutation = useSaveSettings();
  const areFaultsLeft = useStore(draftState, ({ faults }) => Object.keys(faults).length > 0);
  const [savedCount, setSavedCount] = useState(0);
  useEffect(() => {
    if (savedCount === 0) return undefined;
    const timer = setTimeout(setSavedCount, SAID_MS, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [savedCount]);

  const save = (): void => {
    if (changes.length === 0 || mutation.isPending) return;
    const { drafts } = draftState.getState();
    const patch = changes.flatMap((setting) => {
      const draft = drafts[setting.key];
      return draft ? [[setting.key, draftValue(setting, draft)] as const] : [];
    });
    mutation.mutate(Object.fromEntries(patch), {
      onSuccess() {
        settle(drafts);
        setSavedCount(patch.length);
      },
      onError(error) {
        const details = error instanceof ApiError ? error.details : [];
        refuse(details);
        const first = changes.find(({ key }) => details.some(({ path }) => path === key));
        if (!first) return;
        onRefused?.();
        // What is refused may only now come back into the list.
        setTimeout(focusField, 0, first.key);
      },
    });
  };
  return {
    save,
    putBack() {
      putBack();
      mutation.reset();
    },
    isPending: mutation.isPending,
    refusal: refusalOf(mutation.error, areFaultsLeft),
    savedCount,
  };
}

function refusalOf(error: Error | null, areFaultsLeft: boolean): string | null {
  const hasFields = error instanceof ApiError && error.details.some(({ path }) => path !== undefined);
  if (error === null || (hasFields && !areFaultsLeft)) return null;
  return hasFields ? `${error.message}. ${words.settings.seeFields}` : errorText(error);
}

function focusField(key: string): void {
  const field = document.getElementById(fieldId(key));
  const target = field?.matches('input, textarea, button') ? field : field?.querySelector<HTMLElement>('input, button');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
}
