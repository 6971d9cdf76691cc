import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ConfigTree } from './plugin-queries.js';

/** Settings that were changed and not saved, by plugin. They outlive a look at another tab, or at another page. */
const drafts = createStore<Readonly<Record<string, ConfigTree>>>(() => ({}));

/** @returns what somebody made of a plugin's settings and did not save, null = nothing; and how to change that */
export function useDraft(id: string): [ConfigTree | null, (draft: ConfigTree | null) => void] {
  const draft = useStore(drafts, (all) => all[id] ?? null);
  return [
    draft,
    (next) => {
      setDraft(id, next);
    },
  ];
}

function setDraft(id: string, draft: ConfigTree | null): void {
  const { [id]: _former, ...others } = drafts.getState();
  drafts.setState(draft === null ? others : { ...others, [id]: draft }, true);
  const isEmpty = Object.keys(drafts.getState()).length === 0;
  // Adding the same listener again changes nothing.
  if (isEmpty) window.removeEventListener('beforeunload', askFirst);
  else window.addEventListener('beforeunload', askFirst);
}

/** The browser asks before it closes or reloads the page, and with it what is not saved. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
